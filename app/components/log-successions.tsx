import type { Succession } from "#app/domain/log-succession.ts"
import { useLocale } from "#app/i18n/locale.tsx"

/** Each time that the log was begun anew: what of the one before is not in it. Nothing where it never was. */
export function LogSuccessions({ successions }: { successions: readonly Succession[] }) {
  const { t } = useLocale()
  if (successions.length === 0) return null
  return (
    <section>
      <h2>{t("log.begun-anew")}</h2>
      <p>{t("log.begun-anew-why")}</p>
      <ul>
        {successions.map(({ origin, before, had, missing }) => (
          <li key={origin}>
            <p>
              {t("log.begun-anew-names")} <code className="hash">{before}</code> →{" "}
              <code className="hash">{origin}</code>
            </p>
            <p>
              {t("log.begun-anew-had", { count: had })}{" "}
              {t("log.begun-anew-missing", { count: missing })}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
