import type { HeldKind } from "#app/domain/legal-hold.ts"
import type { Locale } from "#app/i18n/locale.tsx"
import type { Fact } from "./facts.tsx"

/** What an order to keep data names. */
export interface HoldOrder {
  kind: HeldKind
  authority: string
  caseNumber: string
  endsOn: string
}

/** Whose data are kept, by whose order, in which case and until when. */
export function orderFacts(order: HoldOrder, { t, day }: Locale): Fact[] {
  return [
    { term: t("hold.what"), value: t(`hold.kind-${order.kind}`) },
    { term: t("hold.authority"), value: <span className="verbatim">{order.authority}</span> },
    { term: t("hold.case"), value: <span className="verbatim">{order.caseNumber}</span> },
    { term: t("hold.until"), value: day(order.endsOn) },
  ]
}
