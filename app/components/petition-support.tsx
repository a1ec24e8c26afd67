import type { ComponentProps } from "react"
import type { PetitionState } from "#app/domain/petition-state.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { AssuranceTally } from "./assurance-tally.tsx"
import { deadlineInWords } from "./petition-deadline.ts"
import { PetitionProgress } from "./petition-progress.tsx"

interface PetitionSupportProps {
  today: string
  /** By which assurance the signatures were given, as it was shown last; null before the first day is over. */
  assurances: ComponentProps<typeof AssuranceTally>["shown"] | null
  petition: {
    state: PetitionState
    signatureCount: number
    threshold: number | null
    electorate: number | null
    closesOn: string | null
  }
}

/** How many have signed, how many are needed, until when. Nothing before signing has begun. */
export function PetitionSupport({ today, petition, assurances }: PetitionSupportProps) {
  const { signatureCount: count, threshold, electorate } = petition
  const { t } = useLocale()
  const note = useNote(today, petition)
  return (
    <section>
      <h2>{t("petition.progress")}</h2>
      {threshold === null ? (
        <>
          <p>{t("petition.threshold-unknown", { count })}</p>
          <p className="meta">{note}</p>
        </>
      ) : (
        <PetitionProgress figure count={count} needed={threshold} note={note} />
      )}
      {electorate !== null && (
        <p className="meta">{t("petition.electorate", { count: electorate })}</p>
      )}
      {assurances && <AssuranceTally shown={assurances} />}
    </section>
  )
}

function useNote(today: string, petition: PetitionSupportProps["petition"]): string {
  const { t, day } = useLocale()
  const { state, signatureCount: count, threshold, closesOn } = petition
  const missing = threshold === null ? 0 : threshold - count
  return [
    missing > 0 && t("petition.missing", { count: missing }),
    threshold !== null && missing <= 0 && t("petition.reached"),
    closesOn !== null && deadlineInWords({ today, state, closesOn }, { t, day }),
  ]
    .filter(Boolean)
    .join(" ")
}
