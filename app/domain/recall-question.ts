import { valueLastKnown } from "./provision.ts"
import type { Provision } from "./provision.ts"
import { deadlinePlan } from "./recall-plan.ts"
import type { RuleSet } from "./rule-set.ts"

/** The facts that a law asks of a case, by the names they have in an address, in the order of a form. */
const groups = {
  seat: ["office", "mandate"],
  days: ["elected_on", "term_ends_on", "on", "last_failed_vote_on"],
  signatures: [
    "electorate",
    "electorate_on",
    "winner_votes",
    "votes_cast",
    "stage",
    "registered_on",
    "signatures",
    "areas",
  ],
  vote: ["turned_out", "for_recall", "against_recall"],
  events: [
    "applied_on",
    "refused_on",
    "handed_in_on",
    "checked_on",
    "called_on",
    "voted_on",
    "vacated_on",
  ],
} as const

export type QuestionGroup = keyof typeof groups
export type Question = (typeof groups)[QuestionGroup][number]

/** What it makes sense to ask under a law: only facts that some rule of it looks at. */
export function questionsOf(rules: RuleSet): { group: QuestionGroup; questions: Question[] }[] {
  const asked = Object.entries(groups).map(([group, questions]) => ({
    group: group as QuestionGroup,
    questions: questions.filter((question) => matters(question, rules)),
  }))
  return asked.filter(({ questions }) => questions.length > 0)
}

function matters(question: Question, rules: RuleSet): boolean {
  const isDirect = valueLastKnown(rules.vacancy) === "direct"
  switch (question) {
    case "office":
      return Object.keys(rules.offices).length > 1
    case "mandate":
      return valueLastKnown(rules.mandates) !== null
    case "electorate":
      return measures(rules).has("registered-voters")
    case "electorate_on":
      return measures(rules).has("last-signing-day")
    case "winner_votes":
      return measures(rules).has("winner-votes")
    case "votes_cast":
      return measures(rules).has("votes-cast")
    case "stage":
      return rules.stages.length > 1
    case "areas":
      return rules.stages.some(({ spread }) => valueLastKnown(spread) !== null)
    case "turned_out":
    case "for_recall":
      return !isDirect
    case "against_recall":
      return !isDirect && valueLastKnown(rules.majority)?.base === "votes"
    default:
      return isBeginning(question, rules)
  }
}

/** Of events those matter that begin a period of the law; the days of a term always do. */
function isBeginning(question: Question, rules: RuleSet): boolean {
  if (!(groups.events as readonly string[]).includes(question)) return true
  const event = question.replace(/_on$/, "").replace("_", "-")
  return deadlinePlan(rules).some(({ from, of }) => from === event && valueLastKnown(of) !== null)
}

/** Everything that numbers of this law are measured against. */
function measures(rules: RuleSet): Set<unknown> {
  const counted = rules.stages.flatMap(({ needed, spread }) => [needed, spread])
  const numbers: Provision<unknown>[] = [...counted, rules.turnout, rules.secondQuorum]
  const values = numbers.map((rule) => valueLastKnown(rule)).filter((value) => value !== null)
  const single = values.flatMap((value) =>
    typeof value === "object" && "byOffice" in value
      ? Object.values(value.byOffice as object)
      : value,
  ) as { base?: string; countedOn?: string }[]
  return new Set(single.flatMap(({ base, countedOn }) => [base, countedOn]))
}
