import type { PetitionState } from "#app/domain/petition.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { petitionStateShape } from "./mark-meanings.ts"
import { Mark } from "./mark.tsx"

/** Where a petition stands. Neither green nor red: reaching a threshold is no virtue. */
export function PetitionStateBadge({ state }: { state: PetitionState }) {
  const { t } = useLocale()
  return (
    <span className={`state-badge state-${state}`}>
      <Mark shape={petitionStateShape[state]} />
      <span>{t(`petitionState.${state}`)}</span>
    </span>
  )
}
