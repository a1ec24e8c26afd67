import { firstDayAfter, lastDayBefore } from "./period.ts"
import { articleOf, isUnknown } from "./provision.ts"
import type { Provision } from "./provision.ts"
import type { Read, RecallFacts } from "./recall-case.ts"
import { isInForce } from "./rule-set.ts"
import type { RuleSet } from "./rule-set.ts"
import type { Day } from "#app/lib/instant.ts"
import type { Refusal } from "#app/lib/outcome.ts"

/**
 * Whether a recall may be started on the day asked; also without a day where the seat can never be recalled.
 * One rule that forbids it decides: what the others say is then not asked.
 */
export function recallable(rules: RuleSet, facts: RecallFacts, read: Read): boolean | null {
  if (seatRefusals(rules, facts, read).length > 0) return false
  if (facts.on === undefined) return null
  return !dayChecks(rules, facts, facts.on, read).some(({ find }) => find() !== null)
}

/** Why no recall may be started on the day asked. */
export function refusals(rules: RuleSet, facts: RecallFacts, read: Read): Refusal[] {
  const seat = seatRefusals(rules, facts, read)
  if (seat.length > 0 || facts.on === undefined) return seat
  const found = dayChecks(rules, facts, facts.on, read).map(({ find }) => find())
  return found.filter((refusal) => refusal !== null)
}

/** First day on which a recall may be started; null where none comes in this term. */
export function opensOn(rules: RuleSet, facts: RecallFacts, read: Read): Day | null {
  if (seatRefusals(rules, facts, read).length > 0) return null
  const first = latest(startOpensOn(rules, facts, read), reopening(rules, facts, read))
  if (first === null || isUnknown(rules.closedAtEnd)) return first
  const last = endClosesOn(rules, facts, read)
  return last !== null && first > last ? null : first
}

/** Last day on which a recall may be started; null where there is none in this term. */
export function closesOn(rules: RuleSet, facts: RecallFacts, read: Read): Day | null {
  if (seatRefusals(rules, facts, read).length > 0) return null
  const last = endClosesOn(rules, facts, read)
  if (last === null || isUnknown(rules.closedAtStart)) return last
  const first = startOpensOn(rules, facts, read)
  return first !== null && first > last ? null : last
}

function seatRefusals(rules: RuleSet, facts: RecallFacts, read: Read): Refusal[] {
  const { mandates, offices } = rules
  const { mandate, office, on } = facts
  const article = articleOf(mandates)
  if (on !== undefined && !isInForce(rules, on)) return [notInForce(rules)]
  if (mandate !== undefined && !(read(mandates) ?? [mandate]).includes(mandate)) {
    return [refusal(`${mandate}-mandate`, article, {})]
  }
  if (office === undefined || Object.hasOwn(offices, office) || Object.hasOwn(offices, "any")) {
    return []
  }
  return [refusal("other-office", article, {})]
}

function notInForce({ validFrom, validTo }: RuleSet): Refusal {
  return refusal("not-in-force", undefined, {
    ...(validFrom === null ? {} : { validFrom }),
    ...(validTo === null ? {} : { validTo }),
  })
}

interface Check {
  readonly rule: Provision<unknown>
  readonly find: () => Refusal | null
}

/** What may stand against a start on a day; rules that are certain come first. */
function dayChecks(rules: RuleSet, facts: RecallFacts, on: Day, read: Read): Check[] {
  const { closedAtStart, closedAtEnd, repeat } = rules
  const checks = [
    { rule: closedAtStart, find: () => tooEarly(rules, facts, on, read) },
    { rule: closedAtEnd, find: () => tooLate(rules, facts, on, read) },
    { rule: repeat, find: () => tooSoonAgain(rules, facts, on, read) },
  ]
  return checks.sort((a, b) => uncertainty(a.rule) - uncertainty(b.rule))
}

function uncertainty({ status }: Provision<unknown>): number {
  return status === "not-established" ? 1 : 0
}

function tooEarly(rules: RuleSet, facts: RecallFacts, on: Day, read: Read): Refusal | null {
  const opens = startOpensOn(rules, facts, read)
  if (opens === null || on >= opens) return null
  return refusal("closed-at-start", articleOf(rules.closedAtStart), { opensOn: opens })
}

function tooLate(rules: RuleSet, facts: RecallFacts, on: Day, read: Read): Refusal | null {
  const closes = endClosesOn(rules, facts, read)
  if (closes === null || on <= closes) return null
  return refusal("closed-at-end", articleOf(rules.closedAtEnd), { closesOn: closes })
}

function tooSoonAgain(rules: RuleSet, facts: RecallFacts, on: Day, read: Read): Refusal | null {
  const again = reopening(rules, facts, read)
  const article = articleOf(rules.repeat)
  if (again === null) return null
  if (again.on === null) return refusal("voted-this-term", article, {})
  return on < again.on ? refusal("too-soon-after-vote", article, { opensOn: again.on }) : null
}

function startOpensOn(rules: RuleSet, { electedOn }: RecallFacts, read: Read): Day | null {
  if (electedOn === undefined) return null
  const closed = read(rules.closedAtStart)
  return closed ? firstDayAfter(closed, electedOn) : electedOn
}

function endClosesOn(rules: RuleSet, { termEndsOn }: RecallFacts, read: Read): Day | null {
  if (termEndsOn === undefined) return null
  const closed = read(rules.closedAtEnd)
  return closed ? lastDayBefore(closed, termEndsOn) : termEndsOn
}

interface Reopening {
  /** Null: not in this term. */
  readonly on: Day | null
}

/** When a vote that kept the mandate lets another recall be started; null where there was none. */
function reopening(rules: RuleSet, facts: RecallFacts, read: Read): Reopening | null {
  if (facts.lastFailedVoteOn === undefined) return null
  const repeat = read(rules.repeat)
  if (repeat === null) return null
  const never = repeat.kind === "never-in-term"
  return { on: never ? null : firstDayAfter(repeat, facts.lastFailedVoteOn) }
}

function latest(first: Day | null, again: Reopening | null): Day | null {
  if (!again) return first
  if (first === null || again.on === null) return again.on
  return again.on > first ? again.on : first
}

function refusal(
  code: string,
  article: string | undefined,
  details: Record<string, string>,
): Refusal {
  return { code, ...(article === undefined ? {} : { article }), details }
}
