import type { Direction } from "#app/domain/evidence.ts"
import type { Power } from "#app/domain/pledge.ts"
import { defaultZone, useLocale } from "#app/i18n/locale.tsx"
import { dayIn } from "#app/lib/instant.ts"
import type { ReadAnswer } from "./form-answer.ts"
import { evidenceShape } from "./mark-meanings.ts"
import { OptionList } from "./option-list.tsx"
import { SourceLink } from "./source-link.tsx"
import type { ShownSource } from "./source-link.tsx"
import { Panel } from "./panel.tsx"

interface ShownPledge {
  text: string
  lang: string
  dueOn: string | null
  power: Power
  category: string | null
}

export interface CitedEvidence {
  publicId: string
  direction: Direction
  title: string | null
  note: string
  vote: { motionTitle: string } | null
}

interface CodingCaseProps {
  pledge: ShownPledge
  evidence: readonly CitedEvidence[]
  claim: { text: string; lang: string; at: string } | null
  /** What is to be looked at beside the evidence. */
  brought: readonly ShownSource[]
  answer: ReadAnswer
}

/** What a coder looks at: the words, the evidence to cite, and what the deputy says, marked as no finding. */
export function CodingCase({ pledge, evidence, claim, brought, answer }: CodingCaseProps) {
  const { t } = useLocale()
  return (
    <div className="case">
      <PledgeInWords pledge={pledge} />
      {evidence.length === 0 ? (
        <p>{t("desk.no-evidence")}</p>
      ) : (
        <EvidenceChoice evidence={evidence} answer={answer} />
      )}
      {brought.map((source) => (
        <p key={source.url}>
          {t("coding.brought")}: <SourceLink source={source} label={source.url} />
        </p>
      ))}
      <DeputySays claim={claim} />
    </div>
  )
}

/** The promise as it was given, with the facts that bear on its rating. */
export function PledgeInWords({ pledge }: { pledge: ShownPledge }) {
  const { t, day, quote } = useLocale()
  const facts = [
    pledge.dueOn ? t("desk.deadline", { date: day(pledge.dueOn) }) : t("record.no-due"),
    t(`power.${pledge.power}`),
    pledge.category,
  ]
  return (
    <Panel>
      <blockquote className="case-quote verbatim" lang={pledge.lang}>
        {quote(pledge.text)}
      </blockquote>
      <p className="meta">{facts.filter(Boolean).join(" · ")}</p>
    </Panel>
  )
}

function EvidenceChoice({ evidence, answer }: Pick<CodingCaseProps, "evidence" | "answer">) {
  const { t, words } = useLocale()
  return (
    <OptionList
      type="checkbox"
      name="evidence"
      heading
      legend={t("desk.evidence-used")}
      error={answer.errors["evidence"]}
      options={evidence.map(({ publicId, direction, title, note, vote }) => ({
        value: publicId,
        label: vote?.motionTitle ?? words(title ?? note),
        definition: `${t(`evidence.${direction}`)}. ${words(note)}`,
        shape: evidenceShape[direction],
        markClass: `evidence-${direction}`,
        chosen: answer.chose("evidence", publicId),
      }))}
    />
  )
}

function DeputySays({ claim }: Pick<CodingCaseProps, "claim">) {
  const { t, day, quote } = useLocale()
  return (
    <section className="stack-close">
      <h2 className="option-heading">{t("desk.deputy-says")}</h2>
      {claim ? (
        <>
          <blockquote className="case-quote verbatim" lang={claim.lang}>
            {quote(claim.text)}
          </blockquote>
          <p className="meta">
            {t("desk.not-a-finding", { date: day(dayIn(defaultZone, claim.at)) })}
          </p>
        </>
      ) : (
        <p>{t("ui.deputySilent")}</p>
      )}
    </section>
  )
}
