import { articleOf } from "./provision.ts"
import type { Read, RecallFacts } from "./recall-case.ts"
import type { RuleSet } from "./rule-set.ts"
import { addDays, addMonths } from "#app/lib/day.ts"
import type { Day } from "#app/lib/instant.ts"
import type { Refusal } from "#app/lib/outcome.ts"

/** Whether a recall may be started on the day asked; also without a day where the seat can never be recalled. */
export function recallable(rules: RuleSet, facts: RecallFacts, read: Read): boolean | null {
  const against = refusals(rules, facts, read)
  return facts.on === undefined && against.length === 0 ? null : against.length === 0
}

/** Why no recall may be started on the day asked. */
export function refusals(rules: RuleSet, facts: RecallFacts, read: Read): Refusal[] {
  const seat = seatRefusals(rules, facts, read)
  return seat.length > 0 || facts.on === undefined
    ? seat
    : dayRefusals(rules, facts, read, facts.on)
}

/** First day on which a recall may be started; null where none comes in this term. */
export function opensOn(rules: RuleSet, facts: RecallFacts, read: Read): Day | null {
  if (seatRefusals(rules, facts, read).length > 0) return null
  const first = startOpensOn(rules, facts, read)
  const again = reopening(rules, facts, read)
  if (!again || first === null) return again ? again.on : first
  return again.on === null || again.on > first ? again.on : first
}

/** Last day on which a recall may be started. */
export function closesOn(rules: RuleSet, facts: RecallFacts, read: Read): Day | null {
  if (facts.termEndsOn === undefined || seatRefusals(rules, facts, read).length > 0) return null
  const closed = read(rules.closedAtEnd)
  return closed ? lastDayBefore(facts.termEndsOn, closed.months) : facts.termEndsOn
}

function seatRefusals({ mandates, offices }: RuleSet, facts: RecallFacts, read: Read): Refusal[] {
  const { mandate, office } = facts
  const article = articleOf(mandates)
  if (mandate !== undefined && !(read(mandates) ?? []).includes(mandate)) {
    return [refusal(`${mandate}-mandate`, article, {})]
  }
  if (office === undefined || offices.includes(office) || offices.includes("any")) return []
  return [refusal("other-office", article, {})]
}

function dayRefusals(rules: RuleSet, facts: RecallFacts, read: Read, on: Day): Refusal[] {
  const found: Refusal[] = []
  const opens = startOpensOn(rules, facts, read)
  const closes = closesOn(rules, facts, read)
  const again = reopening(rules, facts, read)
  if (opens !== null && on < opens) {
    found.push(refusal("closed-at-start", articleOf(rules.closedAtStart), { opensOn: opens }))
  }
  if (closes !== null && on > closes) {
    found.push(refusal("closed-at-end", articleOf(rules.closedAtEnd), { closesOn: closes }))
  }
  if (again?.on === null) found.push(refusal("voted-this-term", articleOf(rules.repeat), {}))
  else if (again && on < again.on) {
    found.push(refusal("too-soon-after-vote", articleOf(rules.repeat), { opensOn: again.on }))
  }
  return found
}

function startOpensOn(rules: RuleSet, { electedOn }: RecallFacts, read: Read): Day | null {
  if (electedOn === undefined) return null
  const closed = read(rules.closedAtStart)
  return closed ? firstDayAfter(electedOn, closed.months) : electedOn
}

/** When a vote that kept the mandate lets another recall be started: on null, not in this term. */
function reopening(rules: RuleSet, facts: RecallFacts, read: Read): { on: Day | null } | null {
  if (facts.lastFailedVoteOn === undefined) return null
  const repeat = read(rules.repeat)
  if (repeat === null) return null
  const never = repeat.kind === "never-in-term"
  return { on: never ? null : firstDayAfter(facts.lastFailedVoteOn, repeat.months) }
}

/** The first day after so many whole months that begin with `day`: of a year from 29 February, 1 March. */
function firstDayAfter(day: Day, months: number): Day {
  const same = addMonths(day, months)
  return same.slice(8) === day.slice(8) ? same : addDays(same, 1)
}

/** The last day before so many whole months that end with `day`. */
function lastDayBefore(day: Day, months: number): Day {
  return addDays(addMonths(addDays(day, 1), -months), -1)
}

function refusal(
  code: string,
  article: string | undefined,
  details: Record<string, string>,
): Refusal {
  return { code, ...(article === undefined ? {} : { article }), details }
}
