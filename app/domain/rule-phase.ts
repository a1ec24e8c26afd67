import { listRules } from "./rule-set.ts"
import type { NamedRule, RuleSet } from "./rule-set.ts"
import { valueLastKnown } from "./provision.ts"

/** The parts of a recall in their order, each with the rules that govern it. */
const phases = {
  start: ["mandates", "ground", "closedAtStart", "closedAtEnd", "repeat"],
  application: ["initiator", "reasonLimit", "registration", "appeal", "answerRight"],
  collecting: ["signers", "needed", "spread", "window", "form", "signerStates", "check", "topUp"],
  vote: ["call", "notice", "agitation", "vote", "turnout", "majority", "secondQuorum"],
  end: ["vacancy", "publication", "succession", "newElection"],
} as const

export type RulePhase = keyof typeof phases
export type RuleName = (typeof phases)[RulePhase][number]

export interface PhaseRules {
  readonly phase: RulePhase
  readonly rules: readonly (NamedRule & { readonly name: RuleName })[]
}

/**
 * A law as a time line: its rules in the order in which they come to bear, stage after stage. Where the seat
 * falls vacant without a vote there is no part on the vote.
 */
export function phasesOf(ruleSet: RuleSet): PhaseRules[] {
  const all = listRules(ruleSet)
  const isDirect = valueLastKnown(ruleSet.vacancy) === "direct"
  return Object.entries(phases)
    .filter(([phase]) => !(isDirect && phase === "vote"))
    .map(([phase, names]) => ({
      phase: phase as RulePhase,
      rules: inOrder(all, names, ruleSet.stages.length),
    }))
}

function inOrder(all: readonly NamedRule[], names: readonly RuleName[], stages: number) {
  return Array.from({ length: stages }, (_, index) => index + 1).flatMap((stage) =>
    names.flatMap((name) =>
      all
        .filter((rule) => rule.name === name && (rule.stage ?? 1) === stage)
        .map((rule) => ({ ...rule, name })),
    ),
  )
}
