import type { AccreditationState } from "#app/domain/accreditation.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { accreditationShape } from "./mark-meanings.ts"
import { Mark } from "./mark.tsx"

/** How an organisation stands, in word and mark. */
export function AccreditationBadge({ state }: { state: AccreditationState }) {
  const { t } = useLocale()
  return (
    <span className="state-badge">
      <Mark shape={accreditationShape[state]} />
      <span>{t(`organization.state-${state}`)}</span>
    </span>
  )
}
