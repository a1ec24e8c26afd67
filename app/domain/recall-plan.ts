import type { Period } from "./period.ts"
import type { Provision } from "./provision.ts"
import type { RecallEvent } from "./recall-deadline.ts"
import type { PerOffice } from "./rule-value.ts"
import type { RuleSet } from "./rule-set.ts"

/** A deadline as the procedure knows it: which rule, begun by what, ended by what. */
export interface Planned {
  readonly rule:
    | "registration"
    | "answerRight"
    | "appeal"
    | "signing"
    | "check"
    | "topUp"
    | "call"
    | "notice"
    | "agitation"
    | "vote"
    | "publication"
    | "newElection"
  readonly of: Provision<PerOffice<Period & { readonly notBefore?: Period | undefined }>>
  readonly from: RecallEvent
  readonly until: RecallEvent | null
  /** The deadline whose last day begins this one, where the law counts from the end of a period. */
  readonly after?: "check"
}

/**
 * The deadlines of a law in the order of its procedure, set or not.
 * @param stage of collecting, from 1; left out: the last
 */
export function deadlinePlan(rules: RuleSet, stage = rules.stages.length): Planned[] {
  const { window, check, topUp } = rules.stages[stage - 1] ?? {}
  const collecting: Planned[] =
    window && check && topUp
      ? [
          { rule: "signing", of: window, from: "registered", until: "handed-in" },
          { rule: "check", of: check, from: "handed-in", until: "checked" },
          { rule: "topUp", of: topUp, from: "checked", until: null },
        ]
      : []
  return [
    { rule: "registration", of: rules.registration, from: "applied", until: "registered" },
    { rule: "answerRight", of: rules.answerRight, from: "applied", until: null },
    { rule: "appeal", of: rules.appeal, from: "refused", until: null },
    ...collecting,
    { rule: "call", of: rules.call, from: "checked", until: "called", after: "check" },
    { rule: "notice", of: rules.notice, from: "called", until: null },
    { rule: "agitation", of: rules.agitation, from: "called", until: null },
    { rule: "vote", of: rules.vote, from: "called", until: "voted" },
    { rule: "publication", of: rules.publication, from: "voted", until: null },
    { rule: "newElection", of: rules.newElection, from: "vacated", until: null },
  ]
}
