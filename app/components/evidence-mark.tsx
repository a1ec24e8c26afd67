import { useLocale } from "#app/i18n/locale.tsx"
import { evidenceShape, type EvidenceDirection } from "./mark-meanings.ts"
import { Mark } from "./mark.tsx"

/** Which way a piece of evidence points; the word stands with it in the line below the title. */
export function EvidenceMark({ direction }: { direction: EvidenceDirection }) {
  const { t } = useLocale()
  return (
    <span className="evidence-mark">
      <Mark shape={evidenceShape[direction]} className={`evidence-${direction}`} />
      <span className="visually-hidden">{t(`evidence.${direction}`)}</span>
    </span>
  )
}
