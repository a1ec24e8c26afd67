import { accept, refuse } from "#app/lib/outcome.ts"
import type { Instant } from "#app/lib/instant.ts"
import type { Outcome } from "#app/lib/outcome.ts"

/** Where the statute's own drive stands, in the order of the law (track `recall_state`). */
export const recallStates = [
  "none",
  "applied",
  "refused",
  "collecting",
  "lapsed",
  "handed-in",
  "checking",
  "vote-called",
  "recalled",
  "retained",
  "vote-invalid",
  "moot",
] as const

export type RecallState = (typeof recallStates)[number]

/** Who acts in law. What they did is entered by two operators, with its source. */
export const recallActors = ["initiator", "commission", "court", "clock", "system"] as const
export type RecallActor = (typeof recallActors)[number]

export interface RecallTransition {
  readonly from: RecallState
  readonly to: RecallState
  readonly by: RecallActor
  readonly why: string
}

const steps: readonly RecallTransition[] = [
  way("none", "applied", "initiator", "application-filed"),
  way("applied", "collecting", "commission", "registered"),
  way("applied", "refused", "commission", "registration-refused"),
  way("refused", "collecting", "court", "refusal-overturned"),
  way("collecting", "handed-in", "initiator", "sheets-handed-in"),
  // The clock moves the drive alone where signatures are electronic; elsewhere a commission ends it.
  way("collecting", "lapsed", "clock", "signing-period-over"),
  way("collecting", "handed-in", "clock", "signing-period-over"),
  way("applied", "lapsed", "initiator", "withdrawn-by-initiator"),
  way("collecting", "lapsed", "initiator", "withdrawn-by-initiator"),
  way("collecting", "lapsed", "commission", "recall-ended"),
  way("handed-in", "checking", "commission", "check-begun"),
  way("checking", "lapsed", "commission", "too-few-signatures"),
  way("checking", "vote-called", "commission", "vote-called"),
  // Where the law vacates the seat without a vote (British Columbia, the United Kingdom).
  way("checking", "recalled", "commission", "petition-successful"),
  way("vote-called", "recalled", "commission", "result-published"),
  way("vote-called", "retained", "commission", "result-published"),
  way("vote-called", "vote-invalid", "commission", "turnout-too-low"),
]

/** Nothing more can come of the drive. */
export const finalRecallStates = recallStates.filter(
  (state) => !steps.some(({ from }) => from === state),
)

/** A drive of the statute is under way. */
export const liveRecallStates = recallStates.filter(
  (state) => state !== "none" && !finalRecallStates.includes(state),
)

/** Every way from one state to another, and who may take it. What is not here does not happen. */
export const recallTransitions: readonly RecallTransition[] = [
  ...steps,
  ...recallStates
    .filter((state) => !finalRecallStates.includes(state))
    .map((from) => way(from, "moot", "system", "mandate-over")),
]

function way(from: RecallState, to: RecallState, by: RecallActor, why: string) {
  return { from, to, by, why }
}

/** Tells whether a text, such as a value from the database, names a state. */
export function isRecallState(text: string): text is RecallState {
  return (recallStates as readonly string[]).includes(text)
}

export interface RecallStep extends RecallTransition {
  readonly at: Instant
}

export type RecallRefusal = "recall-over" | "no-such-transition" | "not-yours-to-move"

/** Decides whether an actor may move the statute's drive to another state at an instant. */
export function decideRecallTransition(
  from: RecallState,
  to: RecallState,
  actor: RecallActor,
  now: Instant,
): Outcome<RecallStep, RecallRefusal> {
  const between = recallTransitions.filter((way) => way.from === from && way.to === to)
  const taken = between.find((way) => way.by === actor)
  if (taken) return accept({ ...taken, at: now })
  if (between.length > 0) return refuse("not-yours-to-move")
  return refuse(finalRecallStates.includes(from) ? "recall-over" : "no-such-transition")
}
