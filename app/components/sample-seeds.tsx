import { useLocale } from "#app/i18n/locale.tsx"

interface SampleSeedsProps {
  seeds: readonly { quarter: string; commitment: string; seed: string | null }[]
}

/** What drew, quarter by quarter, among the verdicts that are made anew. */
export function SampleSeeds({ seeds }: SampleSeedsProps) {
  const { t } = useLocale()
  return (
    <section>
      <h2>{t("coding.lot")}</h2>
      <p>{t("coding.lot-text")}</p>
      {seeds.length > 0 && (
        <dl className="facts">
          {seeds.map(({ quarter, commitment, seed }) => (
            <div key={quarter} className="fact">
              <dt translate="no">{quarter}</dt>
              <dd>
                {t("coding.lot-hash")}: <code translate="no">{inFours(commitment)}</code>
                <br />
                {t("coding.lot-seed")}:{" "}
                {seed ? <code translate="no">{inFours(seed)}</code> : t("coding.lot-later")}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  )
}

function inFours(hash: string): string {
  return hash.replace(/(.{4})(?=.)/g, "$1 ")
}
