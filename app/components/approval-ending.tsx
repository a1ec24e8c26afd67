import { useLocale } from "#app/i18n/locale.tsx"
import { Facts } from "./facts.tsx"

interface ApprovalEndingProps {
  ending: {
    decision: "approved" | "declined" | "alone" | "lapsed"
    decider: string | null
    decidedOn: string | null
    decisionReason: string | null
  }
}

/** How a proposal ended, by whose decision and in what words. */
export function ApprovalEnding({ ending }: ApprovalEndingProps) {
  const { t, day } = useLocale()
  const { decision, decider, decidedOn, decisionReason } = ending
  return (
    <section>
      <h2>{t(`approval.ended-${decision}`)}</h2>
      <Facts
        facts={[
          ...(decider === null || decidedOn === null
            ? []
            : [{ term: t("approval.ended-by"), value: `${decider}, ${day(decidedOn)}` }]),
          ...(decisionReason === null
            ? []
            : [
                {
                  term: t("approval.why"),
                  value: <span className="verbatim">{decisionReason}</span>,
                },
              ]),
        ]}
      />
    </section>
  )
}
