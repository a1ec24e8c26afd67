import type { ComponentProps } from "react"
import type { PetitionState } from "#app/domain/petition-state.ts"
import type { DayCount } from "#app/domain/signature-outlook.ts"
import { defaultZone, useLocale } from "#app/i18n/locale.tsx"
import { dayIn } from "#app/lib/instant.ts"
import type { Instant } from "#app/lib/instant.ts"
import { AssuranceTally } from "./assurance-tally.tsx"
import { deadlineInWords } from "./petition-deadline.ts"
import { PetitionProgress } from "./petition-progress.tsx"
import { SignaturesChart } from "./signatures-chart.tsx"

interface PetitionSupportProps {
  today: string
  /** By which assurance the signatures were given, as it was shown last; null before the first day is over. */
  assurances: ComponentProps<typeof AssuranceTally>["shown"] | null
  /** Days on which the public number moved, oldest first. */
  counted: readonly DayCount[]
  petition: {
    state: PetitionState
    signatureCount: number
    threshold: number | null
    electorate: number | null
    closesOn: string | null
    openedAt: Instant | null
    closedAt: Instant | null
  }
}

/** How many have signed, how many are needed, until when. Nothing before signing has begun. */
export function PetitionSupport(props: PetitionSupportProps) {
  const { today, petition, assurances, counted } = props
  const { signatureCount: count, threshold, electorate, openedAt, closedAt } = petition
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
      {openedAt !== null && (
        <SignaturesChart
          {...{ counted, threshold, today }}
          from={dayIn(defaultZone, openedAt)}
          closesOn={petition.closesOn}
          closedOn={closedAt && dayIn(defaultZone, closedAt)}
          open={petition.state === "open"}
        />
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
