import type { Rating } from "./rating.ts"
import type { Day, Instant } from "#app/lib/instant.ts"
import { day, later } from "#app/lib/instant.ts"

/**
 * Why a promise is to be coded, the most pressing first: its verdict is challenged; its deadline passed
 * and nobody has coded it since; it was never coded; its verdict is old or has not seen all evidence; it
 * was drawn by lot.
 */
export const needs = ["contested", "due", "unrated", "stale", "sample"] as const
export type Need = (typeof needs)[number]

/** What somebody who holds a case does: code it blind, or decide between codings that differ. */
export type CodingTask = "code" | "adjudicate"

/** A round of these is for people who have never coded the promise. */
export const freshNeeds: readonly Need[] = ["contested", "sample"]

/** How long a case stays with somebody before another may have it. */
const leaseHours = 72

/** When a case that is handed out now goes back by itself. */
export function leaseEndOf(now: Instant): Instant {
  return later(now, (leaseHours / 24) * day)
}

/** Ratings that say how a promise stands for the time being. They grow old; the others do not. */
export const movingRatings: readonly Rating[] = ["in-progress", "stalled", "not-due"]

/** After so many months a rating that is for the time being is due again. */
export const staleAfterMonths = 6

/** The share of verdicts that is coded anew by lot, and how many days after. */
export const sample = { percent: 5, afterDays: 30 } as const

/** For so long only other organisations' people adjudicate, where there are any who could. */
export const outsideFirstDays = 14

/** Why somebody gives a case back, in characters: it is kept, and shown to nobody else. */
export const returnLimits = { least: 5, most: 600 } as const

/** The quarter of a day, whose seed draws among its verdicts: `2026-Q4`. */
export function quarterOf(of: Day): string {
  return `${of.slice(0, 4)}-Q${String(Math.ceil(Number(of.slice(5, 7)) / 3))}`
}

/**
 * Tells whether a verdict is drawn for coding anew: the first four bytes of SHA-256(seed ‖ public id of
 * the verdict), read as a big-endian number, lie in the lowest 5 in 100. Nobody can foresee it without the
 * seed, and everybody can recompute it once the quarter's seed is published.
 */
export function isDrawn(hash: Uint8Array): boolean {
  const [a = 0, b = 0, c = 0, d = 0] = hash
  return ((a * 256 + b) * 256 + c) * 256 + d < (sample.percent / 100) * 2 ** 32
}

/** A case as its holder has it. */
export interface Held {
  readonly endedAt: Instant | null
  readonly ending: string | null
  readonly expiresAt: Instant
}

/** Why somebody may not code what was, or was not, handed to them; undefined where they may. */
export function refusedHolder(
  held: Held | undefined,
  now: Instant,
): "not-handed-out" | "coded-already" | "handout-over" | undefined {
  if (!held) return "not-handed-out"
  if (held.ending === "coded") return "coded-already"
  if (held.endedAt !== null && held.ending !== "expired") return "not-handed-out"
  return held.endedAt !== null || now >= held.expiresAt ? "handout-over" : undefined
}
