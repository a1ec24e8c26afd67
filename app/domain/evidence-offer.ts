import { decideLength } from "./text.ts"
import { day, later } from "#app/lib/instant.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"

/** Why a watchdog takes what somebody offered: what they looked at themselves. */
export const acceptReasons = [
  "source-checked",
  "record-found",
  "document-seen",
  "place-visited",
] as const
export type AcceptReason = (typeof acceptReasons)[number]

/** Why a watchdog does not take it. */
export const refuseReasons = [
  "not-this-promise",
  "source-not-found",
  "known-already",
  "not-checkable",
  "opinion-only",
  "not-authentic",
  "personal-data",
] as const
export type RefuseReason = (typeof refuseReasons)[number]

export const offerReasons = [...acceptReasons, ...refuseReasons] as const
export type OfferReason = AcceptReason | RefuseReason

/** What is said to who offered it, beside the reason: characters, both ends included. */
export const wordsLimits = { least: 10, most: 600 } as const

/** A watchdog's word on what was offered. */
export interface OfferDecision {
  readonly decision: "accepted" | "refused"
  readonly reason: OfferReason
  readonly words: string | null
}

/** How an offer stands. `unconfirmed`: the mailed link was not followed yet, so nobody looks at it. */
export type OfferState = "unconfirmed" | "pending" | "accepted" | "refused"

/** An offer as the rules look at it. */
export interface OfferTimes {
  readonly offeredAt: Instant
  readonly confirmedAt: Instant | null
  readonly decision: "accepted" | "refused" | null
}

/** How an offer stands. */
export function offerState({ confirmedAt, decision }: OfferTimes): OfferState {
  return decision ?? (confirmedAt === null ? "unconfirmed" : "pending")
}

/** How long the mailed link can be followed; what nobody confirmed until then is destroyed. */
export const confirmable = 3 * day

/** Whatever was offered until then, and is not confirmed, has lost its link by now. */
export function confirmableSince(now: Instant): Instant {
  return later(now, -confirmable)
}

/** When the link of an offer ends. */
export function offerExpiry(offeredAt: Instant): Instant {
  return later(offeredAt, confirmable)
}

/** How long the address of who offered it is kept after the answer, and what was refused. */
export const addressKept = 30 * day

/** Decides whether an offer may still be confirmed; a second press of the button changes nothing. */
export function decideConfirming(
  offer: OfferTimes,
  now: Instant,
): Outcome<{ readonly again: boolean }, "offer-expired"> {
  if (offer.confirmedAt !== null) return accept({ again: true })
  return now >= offerExpiry(offer.offeredAt) ? refuse("offer-expired") : accept({ again: false })
}

export type OfferDecisionRefusal =
  "decided-already" | "offer-unconfirmed" | "reason-unfit" | "words-too-short" | "words-too-long"

/** Decides whether a word on an offer is taken: on what waits, once, with a reason that fits it. */
export function decideOffer(
  offer: OfferTimes,
  { decision, reason, words }: OfferDecision,
): Outcome<OfferDecision, OfferDecisionRefusal> {
  const state = offerState(offer)
  if (state === "unconfirmed") return refuse("offer-unconfirmed")
  if (state !== "pending") return refuse("decided-already")
  const fitting: readonly OfferReason[] = decision === "accepted" ? acceptReasons : refuseReasons
  if (!fitting.includes(reason)) return refuse("reason-unfit")
  if (words === null) return accept({ decision, reason, words })
  const kept = decideLength("words", words, wordsLimits)
  return kept.ok ? accept({ decision, reason, words: kept.value }) : kept
}
