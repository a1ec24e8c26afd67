import { tongueOf } from "#app/domain/tongue-of.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { Around, gap } from "./around.tsx"
import { Notice } from "./notice.tsx"
import { InTongue } from "./tongue.tsx"

/** An order to keep a petition's data, as everybody reads it. */
export interface ShownHold {
  authority: string
  caseNumber: string
  endsOn: string
}

/** That what a petition's signers said is kept longer, until when and by whose order. */
export function HeldNotice({ hold }: { hold: ShownHold | null }) {
  const { t, day } = useLocale()
  if (!hold) return null
  const { authority, caseNumber, endsOn } = hold
  const sentence = t("hold.notice", { date: day(endsOn), authority: gap, case: caseNumber })
  return (
    <Notice top kind="legal" title={t("hold.notice-title")}>
      <Around sentence={sentence}>
        <InTongue lang={tongueOf(authority)}>{authority}</InTongue>
      </Around>
    </Notice>
  )
}
