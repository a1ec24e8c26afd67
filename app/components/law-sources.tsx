import type { RuleSet } from "#app/domain/rule-set.ts"
import { useLocale } from "#app/i18n/locale.tsx"

/** Where a law was read, when, and whether that was the law itself. */
export function LawSources({ ruleSet }: { ruleSet: RuleSet }) {
  const { t, lang, day } = useLocale()
  const sources = Object.entries(ruleSet.sources)
  if (sources.length === 0) return null
  return (
    <section>
      <h2>{t("recallLaw.sources")}</h2>
      <ul className="plain-list">
        {sources.map(([key, { title, grade, url, readOn }]) => (
          <li key={key} translate="no">
            {grade === "secondary" || readOn === null
              ? t("recallLaw.secondary", { source: title[lang] })
              : t("recallLaw.read-on", { source: title[lang], date: day(readOn) })}
            {url !== null && (
              <>
                {" "}
                <a href={url}>{new URL(url).hostname}</a>
              </>
            )}
          </li>
        ))}
      </ul>
      <p className="meta">{t("recallLaw.zone", { zone: ruleSet.procedure.timeZone })}</p>
    </section>
  )
}
