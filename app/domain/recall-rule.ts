import { closesOn, opensOn, recallable, refusals } from "./recall-calendar.ts"
import type { Assess, Finding, Read, RecallFacts } from "./recall-case.ts"
import * as count from "./recall-count.ts"
import { valueInForce, valueLastKnown } from "./provision.ts"
import type { RuleSet } from "./rule-set.ts"
import type { Refusal } from "#app/lib/outcome.ts"

export type { Finding, RecallFacts } from "./recall-case.ts"

export interface Assessment extends Finding {
  readonly refusals: readonly Refusal[]
  /** What depends on a rule that nobody has read in the wording in force. */
  readonly notEstablished: readonly (keyof Finding)[]
  /** What the former wording's rules give for those. */
  readonly lastKnown: Partial<Finding>
}

const fields: { readonly [Field in keyof Finding]: Assess<Finding[Field]> } = {
  recallable,
  refusals,
  opensOn,
  closesOn,
  ...count,
}

/**
 * Reads a recall law for a case: the one interpreter of every rule set.
 *
 * A value that depends on a rule whose wording in force nobody has read is null, named in
 * `notEstablished`, and given in `lastKnown` as the former wording has it: never guessed.
 */
export function assess(ruleSet: RuleSet, facts: RecallFacts): Assessment {
  const finding = findWith(ruleSet, facts, valueInForce)
  const notEstablished = finding.missed
  const former = findWith(ruleSet, facts, valueLastKnown).found
  const lastKnown = Object.fromEntries(notEstablished.map((field) => [field, former[field]]))
  return { ...finding.found, refusals: finding.found.refusals ?? [], notEstablished, lastKnown }
}

function findWith(ruleSet: RuleSet, facts: RecallFacts, valueOf: Read) {
  const missed: (keyof Finding)[] = []
  const found = Object.entries(fields).map(([field, of]) => {
    const unread = new Set<unknown>()
    const value = of(ruleSet, facts, (rule) => {
      if (rule.status === "not-established") unread.add(rule)
      return valueOf(rule)
    })
    if (unread.size > 0) missed.push(field as keyof Finding)
    return [field, unread.size === 0 || valueOf === valueLastKnown ? value : null]
  })
  return { found: Object.fromEntries(found) as Finding, missed }
}
