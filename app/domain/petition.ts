import { deadlineOf, nextStep } from "./petition-path.ts"
import type { PetitionProcedure } from "./petition-path.ts"
import { dayIn } from "#app/lib/instant.ts"
import type { Day, Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import {
  beforeOpeningStates,
  closingStates,
  finalStates,
  liveStates,
  publicStates,
  readableStates,
  signableStates,
} from "./petition-state.ts"
import type { PetitionState } from "./petition-state.ts"

export * from "./petition-state.ts"

/** `clock`: a deadline passed. `system`: a fact elsewhere, such as the end of the mandate. */
export type PetitionActor =
  "proponent" | "seconder" | "moderator" | "deputy" | "clock" | "court" | "system"

export interface PetitionTransition {
  readonly from: PetitionState
  readonly to: PetitionState
  readonly by: PetitionActor
  readonly why: string
}

/** Every way from one state to another, and who may take it. What is not here does not happen. */
export const petitionTransitions: readonly PetitionTransition[] = [
  way("draft", "seconding", "proponent", "submitted"),
  way("draft", "legal-check", "proponent", "submitted"),
  way("draft", "reply-window", "proponent", "submitted"),
  way("draft", "open", "proponent", "submitted"),
  way("seconding", "legal-check", "seconder", "seconded"),
  way("seconding", "reply-window", "seconder", "seconded"),
  way("seconding", "open", "seconder", "seconded"),
  way("seconding", "rejected", "clock", "seconders-not-found"),
  way("seconding", "rejected", "moderator", "not-admitted"),
  way("legal-check", "reply-window", "moderator", "admitted"),
  way("legal-check", "open", "moderator", "admitted"),
  way("legal-check", "rejected", "moderator", "not-admitted"),
  // A seconder took the signature back before the moderators had decided.
  way("legal-check", "seconding", "seconder", "seconder-withdrawn"),
  way("reply-window", "open", "deputy", "replied"),
  way("reply-window", "open", "clock", "reply-time-over"),
  way("open", "paused", "moderator", "under-review"),
  way("open", "paused", "court", "court-order"),
  way("paused", "open", "moderator", "review-over"),
  way("paused", "open", "court", "court-order"),
  ...(["seconding", "legal-check", "reply-window"] as const).map((from) =>
    way(from, "draft", "system", "ground-fell"),
  ),
  ...closingStates.map((from) => way(from, "closed-reached", "clock", "signing-period-over")),
  ...closingStates.map((from) => way(from, "closed-not-reached", "clock", "signing-period-over")),
  ...liveStates.map((from) => way(from, "withdrawn", "proponent", "withdrawn-by-proponent")),
  ...liveStates.map((from) => way(from, "moot", "system", "mandate-over")),
  ...readableStates.map((from) => way(from, "removed", "moderator", "breach-of-rules")),
  ...readableStates.map((from) => way(from, "removed", "court", "court-order")),
  // Upheld appeals: what had not opened goes to its author, for its first signatures were let go; the rest
  // stands as it stood.
  way("rejected", "draft", "moderator", "appeal-upheld"),
  way("removed", "draft", "moderator", "appeal-upheld"),
  ...publicStates.map((to) => way("removed", to, "moderator", "appeal-upheld")),
]

function way(from: PetitionState, to: PetitionState, by: PetitionActor, why: string) {
  return { from, to, by, why }
}

/** What the rules of transition look at. Days are in the procedure's time zone. */
export interface PetitionFacts {
  readonly state: PetitionState
  readonly procedure: PetitionProcedure
  readonly secondingSince: Instant | null
  readonly seconders: number
  readonly replyDueOn: Day | null
  readonly closesOn: Day | null
  readonly signatureCount: number
  /** Signatures needed; null where the electorate is not known, which is never reached. */
  readonly threshold: number | null
}

/** A transition that happened: what is stored and what the time line tells. */
export interface PetitionStep extends PetitionTransition {
  readonly at: Instant
}

export type TransitionRefusal =
  | "petition-over"
  | "no-such-transition"
  | "not-yours-to-move"
  | "step-skipped"
  | "seconders-missing"
  | "too-early"
  | "threshold-reached"
  | "threshold-not-reached"

/**
 * Decides whether an actor may move a petition to another state at an instant.
 *
 * The table says what is possible at all, the rule set's procedure which step comes next before signing
 * opens. The clock moves nothing until the deadline's last day has ended. Whether a person is this
 * petition's proponent or this deputy is asked of access.ts, not here.
 */
export function decideTransition(
  petition: PetitionFacts,
  to: PetitionState,
  actor: PetitionActor,
  now: Instant,
): Outcome<PetitionStep, TransitionRefusal> {
  const between = petitionTransitions.filter((way) => way.from === petition.state && way.to === to)
  const taken = between.find((way) => way.by === actor)
  if (!taken) return refuse(whyNot(petition.state, between.length > 0))
  return (
    stepsInOrder(petition, taken) ?? inTime(petition, taken, now) ?? accept({ ...taken, at: now })
  )
}

function whyNot(from: PetitionState, othersMay: boolean): TransitionRefusal {
  if (othersMay) return "not-yours-to-move"
  return finalStates.includes(from) ? "petition-over" : "no-such-transition"
}

function stepsInOrder(petition: PetitionFacts, { from, to, why }: PetitionTransition) {
  // Back to the author is no step of the way.
  const ahead = beforeOpeningStates.includes(to) || signableStates.includes(to)
  if (!ahead || to === "draft" || !beforeOpeningStates.includes(from)) return undefined
  const missing = petition.procedure.seconders - petition.seconders
  if (why === "seconder-withdrawn") return missing > 0 ? undefined : refuse("step-skipped")
  if (why === "seconded" && missing > 0)
    return refuse("seconders-missing", { details: { missing } })
  return nextStep(petition.procedure, from) === to ? undefined : refuse("step-skipped")
}

function inTime(petition: PetitionFacts, { by, to }: PetitionTransition, now: Instant) {
  if (by !== "clock") return undefined
  const deadline = deadlineOf(petition)
  if (deadline === null) return refuse("too-early")
  if (dayIn(petition.procedure.timeZone, now) <= deadline) {
    return refuse("too-early", { details: { deadline } })
  }
  const reached = petition.threshold !== null && petition.signatureCount >= petition.threshold
  if (to === "closed-reached" && !reached) return refuse("threshold-not-reached")
  if (to === "closed-not-reached" && reached) return refuse("threshold-reached")
  return undefined
}
