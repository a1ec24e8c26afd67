import { finalStates, liveStates, signableStates } from "./petition-state.ts"
import type { PetitionState } from "./petition-state.ts"
import { dayIn, hour, later } from "#app/lib/instant.ts"
import type { Day, Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"

export const signatureStates = [
  "pending",
  "counted",
  "withdrawn",
  "invalidated",
  "expired",
  "held",
] as const
export type SignatureState = (typeof signatureStates)[number]

/** How sure it is that the signer is a voter of the district. */
export const assurances = ["email", "roll", "oidc", "eds", "paper"] as const
export type Assurance = (typeof assurances)[number]

/** Tells whether a text, such as a part of a statement, is an assurance. */
export function isAssurance(text: string): text is Assurance {
  return (assurances as readonly string[]).includes(text)
}

export type SignatureActor = "signer" | "moderator" | "auditor" | "clock" | "system"

export interface SignatureTransition {
  readonly from: SignatureState
  readonly to: SignatureState
  readonly by: SignatureActor
  readonly why: string
}

/**
 * Every way from one state to another, and who may take it. Who signs again after a withdrawal makes a
 * new signature; the withdrawn one stays withdrawn.
 */
export const signatureTransitions: readonly SignatureTransition[] = [
  way("pending", "counted", "signer", "confirmed"),
  way("pending", "held", "signer", "seconded"),
  way("pending", "held", "system", "needs-a-look"),
  way("pending", "withdrawn", "signer", "withdrawn-by-signer"),
  way("pending", "expired", "clock", "link-expired"),
  way("pending", "expired", "system", "petition-changed"),
  way("counted", "withdrawn", "signer", "withdrawn-by-signer"),
  way("counted", "held", "moderator", "under-review"),
  way("counted", "invalidated", "moderator", "breach-of-rules"),
  way("counted", "invalidated", "auditor", "audit"),
  way("held", "counted", "system", "petition-opened"),
  way("held", "expired", "system", "petition-changed"),
  way("held", "counted", "moderator", "review-passed"),
  way("held", "withdrawn", "signer", "withdrawn-by-signer"),
  way("held", "invalidated", "moderator", "breach-of-rules"),
  way("held", "invalidated", "auditor", "audit"),
  way("invalidated", "counted", "moderator", "appeal-upheld"),
]

function way(from: SignatureState, to: SignatureState, by: SignatureActor, why: string) {
  return { from, to, by, why }
}

/** States in which a signature takes its person's one place on a petition. */
export const activeSignatureStates: readonly SignatureState[] = ["counted", "held"]

/** Tells whether the table lets an actor take a signature from one state to another. */
export function mayMoveSignature(from: SignatureState, to: SignatureState, by: SignatureActor) {
  return signatureTransitions.some((way) => way.from === from && way.to === to && way.by === by)
}

/**
 * What a confirmed signature becomes in a petition's state: counted while signing is open, held as a
 * seconder's before; undefined where none is taken.
 */
export function confirmedAs(state: PetitionState): "counted" | "held" | undefined {
  if (signableStates.includes(state)) return "counted"
  return liveStates.includes(state) && state !== "paused" ? "held" : undefined
}

/** The mailed link works for 48 hours; at the instant of its end it no longer does. */
export const linkLifetime = 48 * hour

/** What signing looks at. `areaId` null: everyone in the country may sign. */
export interface SigningPeriod {
  readonly state: PetitionState
  readonly areaId: number | null
  /** Last day on which a signature counts, in the time zone. */
  readonly closesOn: Day | null
  readonly timeZone: string
}

export type SigningRefusal = "not-open" | "signing-period-over" | "outside-area"

/**
 * Decides whether a request to sign is taken and its confirmation mailed.
 *
 * Before opening, requests are taken while seconders are sought. The whole last day counts, in the rule
 * set's time zone. Whether the person has signed before is not asked here: the answer on the page must be
 * the same either way.
 */
export function decideRequest(
  petition: SigningPeriod,
  signer: { readonly areaId: number },
  now: Instant,
): Outcome<{ requestedAt: Instant; expiresAt: Instant }, SigningRefusal> {
  const closed = whyClosed(petition, now)
  if (closed) return closed
  const asked = signableStates.includes(petition.state) || petition.state === "seconding"
  if (!asked) return refuse("not-open")
  if (petition.areaId !== null && signer.areaId !== petition.areaId) return refuse("outside-area")
  return accept({ requestedAt: now, expiresAt: later(now, linkLifetime) })
}

export interface PendingSignature {
  readonly state: SignatureState
  /** Null once its link was followed. */
  readonly expiresAt: Instant | null
  readonly confirmedAt: Instant | null
}

export type ConfirmationRefusal =
  | Exclude<SigningRefusal, "outside-area">
  | "link-expired"
  | "already-signed"
  | "withdrawn"
  | "invalidated"

/** `first`: it becomes `state` now. `repeated`: it was confirmed before, nothing is to be done. */
export interface Confirmation {
  readonly turn: "first" | "repeated"
  readonly state: SignatureState
  readonly confirmedAt: Instant
}

/**
 * Decides what opening the mailed link does. Confirming again answers the same, also after the petition
 * closed. A confirmation must itself fall into the signing period: a request of the last day that is
 * confirmed the day after does not count. Who asked while seconders were sought may confirm at any time
 * before opening, and after it.
 *
 * @param alreadyCounted whether this person has another signature on the petition that is counted or held
 */
export function decideConfirmation(
  signature: PendingSignature,
  petition: Omit<SigningPeriod, "areaId">,
  alreadyCounted: boolean,
  now: Instant,
): Outcome<Confirmation, ConfirmationRefusal> {
  const { state, confirmedAt } = signature
  if (state === "withdrawn" || state === "invalidated") return refuse(state)
  if (confirmedAt !== null && state !== "expired") {
    return accept({ turn: "repeated", state, confirmedAt })
  }
  const closed = whyClosed(petition, now)
  if (closed) return closed
  const { expiresAt } = signature
  if (state === "expired" || expiresAt === null || now >= expiresAt) return refuse("link-expired")
  if (alreadyCounted) return refuse("already-signed")
  return accept({
    turn: "first",
    state: confirmedAs(petition.state) ?? "counted",
    confirmedAt: now,
  })
}

export type WithdrawalRefusal = "petition-closed" | "invalidated" | "expired"

export interface Withdrawal {
  readonly turn: "first" | "repeated"
  readonly withdrawnAt: Instant
}

/**
 * Decides whether a signer may take the signature back: without a reason, until the petition is over;
 * after that the count is handed over and stands. Withdrawing again answers the same.
 */
export function decideWithdrawal(
  signature: { readonly state: SignatureState; readonly withdrawnAt: Instant | null },
  petition: { readonly state: PetitionState },
  now: Instant,
): Outcome<Withdrawal, WithdrawalRefusal> {
  const { state, withdrawnAt } = signature
  if (withdrawnAt !== null) return accept({ turn: "repeated", withdrawnAt })
  if (state === "invalidated" || state === "expired") return refuse(state)
  if (finalStates.includes(petition.state)) return refuse("petition-closed")
  return accept({ turn: "first", withdrawnAt: now })
}

function whyClosed({ state, closesOn, timeZone }: Omit<SigningPeriod, "areaId">, now: Instant) {
  if (closesOn !== null && dayIn(timeZone, now) > closesOn) {
    return refuse("signing-period-over", { details: { lastDay: closesOn } })
  }
  return confirmedAs(state) ? undefined : refuse("not-open")
}
