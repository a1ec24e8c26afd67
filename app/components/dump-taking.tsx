import { useLocale } from "#app/i18n/locale.tsx"

interface DumpTakingProps {
  readonly site: string
  /** The days of which there are files, the latest first. */
  readonly days: readonly string[]
}

/** How to fetch files of a dump and see that they arrived whole, and of which days there are any. */
export function DumpTaking({ site, days: [latest = "", ...earlier] }: DumpTakingProps) {
  const { t, day } = useLocale()
  const files = `${site}/data/${latest}/{SHA256SUMS,promises.csv}`
  return (
    <>
      <section>
        <h2>{t("data.take")}</h2>
        <p>{t("data.take-text")}</p>
        <pre className="shell-line" translate="no">
          {`curl --fail --compressed --remote-name-all '${files}'\nsha256sum --check --ignore-missing SHA256SUMS`}
        </pre>
        <p>{t("data.take-latest")}</p>
        <pre className="shell-line" translate="no">
          {`curl --head '${site}/data/latest/promises.json'`}
        </pre>
      </section>
      <section>
        <h2>{t("data.dates")}</h2>
        <p>{t("data.dates-text")}</p>
        <p>{t("data.dates-hidden")}</p>
        <ul className="reference-list">
          {[latest, ...earlier].map((one) => (
            <li key={one}>
              <a href={`/data/${one}/datapackage.json`}>{day(one)}</a>
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}
