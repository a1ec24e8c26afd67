import type { PetitionProcedure } from "./petition-path.ts"
import { pathToOpening } from "./petition-path.ts"
import { liveStates } from "./petition-state.ts"
import type { PetitionState } from "./petition-state.ts"
import { valueLastKnown } from "./provision.ts"
import type { Provision } from "./provision.ts"
import type { Period } from "./period.ts"
import type { RecallState } from "./recall.ts"
import type { RuleSet } from "./rule-set.ts"
import type { Day, Instant } from "#app/lib/instant.ts"

/** Where a step stands in its track. */
export type StepProgress = "done" | "now" | "to-come"

/** A transition as the time line of support reads it. */
export interface Passed {
  readonly to: string
  readonly at: Instant
}

/** A step of the statute's drive, and the day on which it happened: it may be entered long after. */
export interface Happened {
  readonly to: RecallState
  readonly on: Day
}

/** A step of support online. `at`: when it began; `until`: its last day, where it has one. */
export interface SupportStep {
  readonly state: PetitionState | "submitted" | "result"
  readonly progress: StepProgress
  readonly at: Instant | null
  readonly until: Day | null
}

interface Supported {
  readonly state: PetitionState
  readonly createdAt: Instant
  readonly replyDueOn: Day | null
  readonly closesOn: Day | null
  readonly procedure: PetitionProcedure
}

/**
 * The track of support online: submission, the procedure's steps, the result. A petition that ended early
 * shows the steps it took and its end; one that is under way also those to come.
 */
export function supportSteps(
  petition: Supported,
  passed: readonly Passed[],
): readonly SupportStep[] {
  const began = new Map(passed.map(({ to, at }) => [to, at]))
  const submitted = step("submitted", "done", petition.createdAt)
  const path = pathToOpening(petition.procedure).slice(1)
  if (!liveStates.includes(petition.state)) {
    const taken = path.filter((state) => began.has(state))
    return [
      submitted,
      ...taken.map((state) => step(state, "done", began.get(state) ?? null)),
      step(petition.state, "now", began.get(petition.state) ?? null),
    ]
  }
  const here = path.indexOf(petition.state === "paused" ? "open" : petition.state)
  return [
    submitted,
    ...path.map((state, index) =>
      step(
        index === here ? petition.state : state,
        progressAt(index, here),
        began.get(state) ?? null,
        untilOf(state, petition),
      ),
    ),
    step("result", "to-come", null),
  ]
}

/** A step of the statute's drive, with the rule that orders it; `period` as last known. */
export interface StatuteStep {
  readonly state: RecallState | "result"
  readonly progress: StepProgress
  readonly on: Day | null
  readonly article: string | null
  readonly period: Period | null
  /** Nobody has read the wording in force: `period` is the former one's. */
  readonly established: boolean
}

/** The track of the statute: application, collection, check, vote, result, each with its article. */
export function statuteSteps(
  ruleSet: RuleSet,
  state: RecallState,
  passed: readonly Happened[],
): readonly StatuteStep[] {
  const began = new Map<string, Day>(passed.map(({ to, on }) => [to, on]))
  const ended = !(state in order) && state !== "none"
  const here = ended ? furthest(passed) : (order[state] ?? -1)
  const steps = plan(ruleSet).map(({ state: planned, rule }, index) => ({
    state: planned,
    progress: ended && index <= here ? "done" : progressAt(index, here),
    on: began.get(planned) ?? null,
    ...ruleOf(rule),
  }))
  if (!ended) return steps
  const end = { state, progress: "now", on: began.get(state) ?? null } as const
  return [...steps.slice(0, here + 1), { ...end, article: null, period: null, established: true }]
}

/** Which step of the plan a state belongs to; states that end the drive are not here. */
const order: Partial<Record<RecallState, number>> = {
  applied: 0,
  collecting: 1,
  "handed-in": 2,
  checking: 2,
  "vote-called": 3,
}

function plan(ruleSet: RuleSet) {
  const stage = ruleSet.stages.at(-1)
  return [
    { state: "applied", rule: ruleSet.initiator },
    { state: "collecting", rule: stage?.window },
    { state: "checking", rule: stage?.check },
    { state: "vote-called", rule: ruleSet.vote },
    { state: "result", rule: ruleSet.majority },
  ] as const
}

function ruleOf(rule: Provision<unknown> | undefined) {
  if (!rule || rule.status === "chosen") return { article: null, period: null, established: true }
  const value = valueLastKnown(rule)
  return {
    article: rule.article,
    period: isPeriod(value) ? value : null,
    established: rule.status !== "not-established",
  }
}

function isPeriod(value: unknown): value is Period {
  return typeof value === "object" && value !== null && "value" in value && "unit" in value
}

function furthest(passed: readonly Happened[]): number {
  return Math.max(-1, ...passed.map(({ to }) => order[to] ?? -1))
}

function progressAt(index: number, here: number): StepProgress {
  if (index < here) return "done"
  return index === here ? "now" : "to-come"
}

function untilOf(state: PetitionState, { replyDueOn, closesOn }: Supported): Day | null {
  if (state === "reply-window") return replyDueOn
  return state === "open" ? closesOn : null
}

function step(
  state: SupportStep["state"],
  progress: StepProgress,
  at: Instant | null,
  until: Day | null = null,
): SupportStep {
  return { state, progress, at, until }
}
