import type { Deadline } from "#app/domain/recall-deadline.ts"
import type { AssessmentShown, Finding } from "#app/domain/recall-rule.ts"
import type { RuleSet } from "#app/domain/rule-set.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import type { Locale } from "#app/i18n/locale.tsx"
import { Empty } from "./empty.tsx"
import { Facts } from "./facts.tsx"
import type { Fact } from "./facts.tsx"
import { kebab, lastKnownInWords } from "./law-timeline.tsx"
import { RecallDeadlines } from "./recall-deadlines.tsx"

interface RecallAnswersProps {
  ruleSet: RuleSet
  assessment: AssessmentShown
  deadlines: readonly Deadline[]
}

const shown = [
  "recallable",
  "opensOn",
  "closesOn",
  "signaturesNeeded",
  "signingEndsOn",
  "sufficient",
  "turnoutNeeded",
  "voteValid",
  "recalled",
] as const satisfies readonly (keyof Finding)[]

/** Every answer with its articles or, where nobody has read the wording in force, with the one before. */
export function RecallAnswers({ ruleSet, assessment, deadlines }: RecallAnswersProps) {
  const locale = useLocale()
  const { t } = locale
  const facts = shown.flatMap((field) => factOf(field, assessment, ruleSet, locale))
  const refused = assessment.lastKnown.refusals ?? assessment.refusals
  const dated = deadlines.filter(({ fromOn }) => fromOn !== null)
  if (facts.length === 0 && refused.length === 0 && dated.length === 0) {
    return <Empty title={t("recallLaw.nothing")} reason={t("recallLaw.nothing-why")} />
  }
  return (
    <section>
      <h2>{t("recallLaw.answers")}</h2>
      <Facts facts={[...facts, ...refusalFact(refused, locale)]} />
      <RecallDeadlines ruleSet={ruleSet} deadlines={dated} />
    </section>
  )
}

function factOf(
  field: (typeof shown)[number],
  assessment: AssessmentShown,
  ruleSet: RuleSet,
  locale: Locale,
): Fact[] {
  const { t } = locale
  const articles = assessment.articles[field] ?? []
  const isOpen = assessment.notEstablished.includes(field)
  const value = inWords(isOpen ? assessment.lastKnown[field] : assessment[field], locale)
  const hasNone = value === null && !isOpen && articles.length > 0 && isDay(field)
  if (value === null && !isOpen && !hasNone) return []
  return [
    {
      term: t(`recallLaw.answer-${kebab(field)}`),
      value: (
        <>
          {!isOpen && <p>{value ?? t("recallLaw.none-in-term")}</p>}
          {isOpen && (
            <p className="not-established">
              {value === null ? t("recallLaw.unknown") : lastKnownInWords(value, ruleSet, locale)}
            </p>
          )}
          {assessment.mayMove.includes(field) && <p className="meta">{t("recallLaw.may-move")}</p>}
          {articles.length > 0 && (
            <p className="meta">{articles.map(locale.article).join(" · ")}</p>
          )}
        </>
      ),
    },
  ]
}

function isDay(field: keyof Finding): boolean {
  return field === "opensOn" || field === "closesOn"
}

function inWords(value: Finding[keyof Finding] | undefined, { t, day, number }: Locale) {
  if (typeof value === "boolean") return t(value ? "recallLaw.yes" : "recallLaw.no")
  if (typeof value === "number") return number(value)
  return typeof value === "string" ? day(value) : null
}

function refusalFact(
  refusals: AssessmentShown["refusals"],
  { t, refusal, article }: Locale,
): Fact[] {
  if (refusals.length === 0) return []
  return [
    {
      term: t("recallLaw.answer-refusals"),
      value: refusals.map((reason) => (
        <div key={reason.code}>
          <p>{refusal(reason)}</p>
          {reason.article !== undefined && <p className="meta">{article(reason.article)}</p>}
        </div>
      )),
    },
  ]
}
