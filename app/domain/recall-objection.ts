import { articleOf } from "./provision.ts"
import type { RecallFigures } from "./recall-figures.ts"
import type { Assessment } from "./recall-rule.ts"
import type { RecallState } from "./recall.ts"
import type { RuleSet } from "./rule-set.ts"
import type { Refusal } from "#app/lib/outcome.ts"

/** Where a drive stands, and under which law. */
interface Driven {
  readonly state: RecallState
  readonly ruleSet: RuleSet
}

/** What is told of it: the next state, and the numbers that came with it. */
interface Told {
  readonly to: RecallState
  readonly figures: RecallFigures
}

/** An application filed on a day on which the law lets nobody start a recall. */
export function startRefusal(
  { to }: Pick<Told, "to">,
  { refusals }: Assessment,
): Refusal | undefined {
  return to === "applied" ? refusals[0] : undefined
}

type Reckoned = Pick<Assessment, "sufficient" | "voteValid" | "recalled" | "signaturesNeeded">

/** The former wording's answers where the one in force has none. */
function lastKnown(assessment: Assessment): Assessment {
  const { lastKnown } = assessment
  return { ...assessment, ...lastKnown, refusals: lastKnown.refusals ?? assessment.refusals }
}

/** Tells whether the former wording would refuse what the one in force does not settle. */
export function isUnlikeLastKnown(facts: Driven, entry: Told, assessment: Assessment): boolean {
  const former = lastKnown(assessment)
  return Boolean(startRefusal(entry, former) ?? contradiction(facts, entry, former))
}

/** What the law's arithmetic says against a result, if it says anything. */
export function contradiction(
  { state, ruleSet }: Driven,
  { to, figures }: Told,
  reckoned: Reckoned,
): Refusal | undefined {
  if (state === "checking") return againstCheck(ruleSet, to, figures, reckoned)
  return state === "vote-called" ? againstVote(ruleSet, to, reckoned) : undefined
}

function againstCheck(
  ruleSet: RuleSet,
  to: RecallState,
  { signatures }: RecallFigures,
  { sufficient, signaturesNeeded }: Reckoned,
): Refusal | undefined {
  if (sufficient === null || sufficient === (to !== "lapsed")) return undefined
  const stage = ruleSet.stages.at(-1)
  return {
    code: "result-contradicts-law",
    article: stage && articleOf(stage.needed),
    details: { needed: signaturesNeeded ?? 0, given: signatures ?? 0 },
  }
}

function againstVote(
  { turnout, majority }: RuleSet,
  to: RecallState,
  { voteValid, recalled }: Reckoned,
): Refusal | undefined {
  if (voteValid === false || to === "vote-invalid") {
    const agree = voteValid === null || voteValid !== (to === "vote-invalid")
    return agree ? undefined : { code: "result-contradicts-law", article: articleOf(turnout) }
  }
  if (recalled === null || recalled === (to === "recalled")) return undefined
  return { code: "result-contradicts-law", article: articleOf(majority) }
}
