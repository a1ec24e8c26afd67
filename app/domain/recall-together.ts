import type { PetitionState } from "./petition-state.ts"
import { valueInForce } from "./provision.ts"
import { recallTransitions } from "./recall.ts"
import type { RecallState, RecallTransition } from "./recall.ts"
import type { RuleSet } from "./rule-set.ts"

/** Where the statute's drive goes when support online enters a state, one stop after the other. */
const stops: Partial<Record<PetitionState, readonly RecallState[]>> = {
  open: ["applied", "collecting"],
  "closed-reached": ["handed-in"],
  "closed-not-reached": ["lapsed"],
  withdrawn: ["lapsed"],
}

/**
 * The steps of the statute's drive that a step of support online takes with it. Only under a law whose
 * signatures are electronic do the two move together; under every other the drive is on paper and moves
 * by what two operators enter. A drive that stands elsewhere is left where it is.
 */
export function stepsTogether(
  ruleSet: RuleSet,
  drive: RecallState,
  online: PetitionState,
): RecallTransition[] {
  if (valueInForce(ruleSet.form) !== "electronic" || ruleSet.legalEffect === "none") return []
  const steps: RecallTransition[] = []
  let from = drive
  for (const to of stops[online] ?? []) {
    const step = recallTransitions.find((way) => way.from === from && way.to === to)
    if (!step) return steps
    steps.push(step)
    from = to
  }
  return steps
}
