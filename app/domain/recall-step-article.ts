import { articleOf } from "./provision.ts"
import type { Provision } from "./provision.ts"
import type { RecallState } from "./recall.ts"
import type { RuleSet } from "./rule-set.ts"

/** The article that orders a step, where the rule set names one. */
export function articleOfStep(ruleSet: RuleSet, from: RecallState, to: RecallState): string | null {
  return articleOf(ruleOfStep(ruleSet, from, to)) ?? null
}

function ruleOfStep(ruleSet: RuleSet, from: RecallState, to: RecallState) {
  const stage = ruleSet.stages.at(-1)
  const rules: Partial<Record<RecallState, Provision<unknown> | undefined>> = {
    applied: ruleSet.initiator,
    refused: ruleSet.registration,
    collecting: from === "refused" ? ruleSet.appeal : ruleSet.registration,
    checking: stage?.check,
    "vote-called": ruleSet.call,
  }
  if (to === "handed-in") return ruleSet.form
  if (to === "lapsed" && stage) return stage.needed
  if (to === "vote-invalid") return ruleSet.turnout
  return rules[to] ?? ruleSet.majority
}
