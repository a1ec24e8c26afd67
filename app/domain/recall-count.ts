import { lastDayOf } from "./period.ts"
import { isSpread } from "./spread.ts"
import { needed, smallest } from "./quota.ts"
import type { Measures } from "./quota.ts"
import type { Provision } from "./provision.ts"
import type { Read, RecallFacts } from "./recall-case.ts"
import { forOffice } from "./rule-value.ts"
import type { RuleSet } from "./rule-set.ts"
import type { Day } from "#app/lib/instant.ts"

/** How many signatures a recall needs at the stage asked; null where the base is not known or no rule is read. */
export function signaturesNeeded(rules: RuleSet, facts: RecallFacts, read: Read): number | null {
  const quota = neededQuota(rules, facts, read)
  return quota && needed(quota, measuresOf(facts))
}

/** Last day on which a signature counts: the day of the event that starts the period is not counted. */
export function signingEndsOn(rules: RuleSet, facts: RecallFacts, read: Read): Day | null {
  if (facts.registeredOn === undefined) return null
  const stage = stageOf(rules, facts)
  const window = stage && read(stage.window)
  return window && lastDayOf(window, facts.registeredOn)
}

/**
 * Whether the signatures given suffice; null where none were given or the need cannot be told, and where a
 * law asks a least part in several areas and nothing is known of those.
 */
export function sufficient(rules: RuleSet, facts: RecallFacts, read: Read): boolean | null {
  if (facts.signatures === undefined) return null
  const least = signaturesNeeded(rules, facts, read)
  if (least === null || facts.signatures < least) return least === null ? null : false
  const stage = stageOf(rules, facts)
  const rule = stage && read(stage.spread)
  const spread = rule && forOffice(rule, facts.office)
  if (!spread) return true
  return facts.areas ? isSpread(spread, facts.areas) : null
}

/** How many must take part for the vote to be valid; null where the law asks no turnout or its base is not known. */
export function turnoutNeeded(rules: RuleSet, facts: RecallFacts, read: Read): number | null {
  if (facts.electorate === undefined && facts.votesCast === undefined) return null
  const quota = read(rules.turnout)
  return quota && needed(quota, measuresOf(facts))
}

/** Whether enough took part; true under a law that asks no turnout, null where no vote is held. */
export function voteValid(rules: RuleSet, facts: RecallFacts, read: Read): boolean | null {
  if (facts.turnedOut === undefined || read(rules.vacancy) !== "vote") return null
  const quota = read(rules.turnout)
  if (quota === null) return true
  const least = needed(quota, measuresOf(facts))
  return least === null ? null : facts.turnedOut >= least
}

/**
 * Whether the mandate ends: by the vote or, where the law has none, by the signatures. One condition that
 * certainly fails decides.
 */
export function recalled(rules: RuleSet, facts: RecallFacts, read: Read): boolean | null {
  if (facts.forRecall === undefined && facts.signatures === undefined) return null
  const vacancy = read(rules.vacancy)
  if (vacancy === "direct") return sufficient(rules, facts, read)
  if (vacancy === null || facts.forRecall === undefined) return null
  const votes = facts.forRecall
  const conditions = [
    { rule: rules.turnout, holds: () => hasTurnout(rules, facts, read) },
    { rule: rules.majority, holds: () => hasMajority(rules, facts, votes, read) },
    { rule: rules.secondQuorum, holds: () => hasSecondQuorum(rules, facts, votes, read) },
  ]
  let result: boolean | null = true
  for (const { holds } of conditions.sort((a, b) => uncertainty(a.rule) - uncertainty(b.rule))) {
    const held = holds()
    if (held === false) return false
    if (held === null) result = null
  }
  return result
}

function uncertainty({ status }: Provision<unknown>): number {
  return status === "not-established" ? 1 : 0
}

/** Under a law that asks a turnout, nobody can say whether it was reached before somebody said how many came. */
function hasTurnout(rules: RuleSet, facts: RecallFacts, read: Read) {
  const quota = read(rules.turnout)
  if (quota === null) return true
  const least = needed(quota, measuresOf(facts))
  return least === null || facts.turnedOut === undefined ? null : facts.turnedOut >= least
}

function hasMajority(rules: RuleSet, facts: RecallFacts, votes: number, read: Read) {
  const majority = read(rules.majority)
  if (majority === null) return null
  const { turnedOut, againstRecall, electorate } = facts
  const whole = {
    participants: turnedOut,
    votes: againstRecall === undefined ? undefined : votes + againstRecall,
    "registered-voters": electorate,
  }[majority.base]
  return whole === undefined ? null : votes >= smallest(majority, whole)
}

function hasSecondQuorum(rules: RuleSet, facts: RecallFacts, votes: number, read: Read) {
  const quota = read(rules.secondQuorum)
  if (quota === null) return true
  const least = needed(quota, measuresOf(facts))
  return least === null ? null : votes >= least
}

function neededQuota(rules: RuleSet, facts: RecallFacts, read: Read) {
  const stage = stageOf(rules, facts)
  const rule = stage && read(stage.needed)
  return rule && forOffice(rule, facts.office)
}

/** The stage asked, counted from 1; the last one where none is asked. */
function stageOf({ stages }: RuleSet, { stage }: RecallFacts) {
  return stages[(stage ?? stages.length) - 1] ?? null
}

function measuresOf({ electorate, winnerVotes, votesCast }: RecallFacts): Measures {
  return {
    "registered-voters": electorate ?? null,
    "winner-votes": winnerVotes ?? null,
    "votes-cast": votesCast ?? null,
  }
}
