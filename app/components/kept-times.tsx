import { keptKinds, keptTimes, unitOf } from "#app/domain/kept-times.ts"
import type { KeptTime } from "#app/domain/kept-times.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import type { Locale } from "#app/i18n/locale.tsx"

/** Every kind of personal data that the site keeps, since when and how long: the numbers that its jobs go by. */
export function KeptTimes() {
  const locale = useLocale()
  const { t } = locale
  return (
    <table className="table table-stacked">
      <caption className="visually-hidden">{t("kept.title")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("kept.kind")}</th>
          <th scope="col">{t("kept.time")}</th>
          <th scope="col">{t("kept.since")}</th>
        </tr>
      </thead>
      <tbody>
        {keptKinds.map((kind) => (
          <tr key={kind}>
            <th scope="row">{t(`kept.${kind}`)}</th>
            <td data-label={t("kept.time")}>{timeInWords(kind, locale)}</td>
            <td data-label={t("kept.since")}>{t(`kept.since-${keptTimes[kind].since}`)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** How long a kind is kept. */
export function timeInWords(kind: (typeof keptKinds)[number], locale: Locale): string {
  const { t } = locale
  const of: KeptTime = keptTimes[kind]
  if (of.since === "owner") return t("kept.owner")
  const time = lengthInWords(of.lasts, locale)
  if (kind !== "statement" && kind !== "network") return time
  return t(`kept.most-${kind}`, { time, most: lengthInWords(of.most ?? of.lasts, locale) })
}

/** A length of time in whole days, hours or minutes. */
export function lengthInWords(milliseconds: number, { t }: Locale): string {
  const { unit, count } = unitOf(milliseconds)
  return t(`kept.${unit}`, { count })
}
