import { mandateSpan } from "#app/domain/mandate.ts"
import type { MandateDates } from "#app/domain/mandate.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import type { Locale } from "#app/i18n/locale.tsx"

interface OfficeProps {
  organization: { name: string }
  area: { name: string } | null
}

/** Legislature and district in one line: a name never stands without it. */
export function officeIn({ organization, area }: OfficeProps): string {
  return [organization.name, area?.name].filter(Boolean).join(", ")
}

/** The days of a mandate, as far as anybody gave them. */
export function termIn({ t, day }: Pick<Locale, "t" | "day">, mandate: MandateDates): string {
  const { from, to } = mandateSpan(mandate)
  if (from === null) return to === null ? "" : t("people.term", { from: "…", to: day(to) })
  return to === null
    ? t("people.term-open", { from: day(from) })
    : t("people.term", { from: day(from), to: day(to) })
}

/** What a mandate is, line by line: for the list of seats that a person held. */
export function OfficeLine(props: OfficeProps & MandateDates) {
  const locale = useLocale()
  const term = termIn(locale, props)
  return (
    <>
      <span translate="no">{officeIn(props)}</span>
      {term && `: ${term}`}
    </>
  )
}
