import type { Measure } from "#app/domain/content-measure.ts"
import { isContentRule } from "#app/domain/content-rule.ts"
import { isInvalidationClass } from "#app/domain/removal-condition.ts"
import { defaultZone, useLocale } from "#app/i18n/locale.tsx"
import type { Locale } from "#app/i18n/locale.tsx"
import { dayIn } from "#app/lib/instant.ts"

interface ShownMeasure {
  publicId: string
  at: string
  measure: Measure
  class: string
}

/** What was hidden, removed and shown again of one text, each with its entry in the ledger. */
export function TextHistory({ history }: { history: readonly ShownMeasure[] }) {
  const locale = useLocale()
  const { t, day, path } = locale
  if (history.length === 0) return null
  return (
    <section>
      <h2>{t("queue.history")}</h2>
      <ul className="plain-list">
        {history.map(({ publicId, at, measure, class: rule }) => (
          <li key={publicId}>
            <a href={path(`/removals/${publicId}`)}>{t(`removal.measure-${measure}`)}</a>,{" "}
            {day(dayIn(defaultZone, at))}. {classInWords(locale, rule)}
          </li>
        ))}
      </ul>
    </section>
  )
}

/**
 * The class of an entry in words: a rule of texts, a class of signatures, or what another mechanism writes there as
 * it is.
 */
export function classInWords({ t }: Pick<Locale, "t">, of: string): string {
  if (isInvalidationClass(of)) return t(`review.class-${of}`)
  return isContentRule(of) ? t(`rule.${of}`) : of
}
