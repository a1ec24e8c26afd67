import { ratings } from "./rating.ts"
import type { Rating } from "./rating.ts"
import { decideLength } from "./text.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"

/** What a deputy may say of an own promise. Whether it can be verified at all is for others to find. */
export const claimRatings: readonly Rating[] = ratings.filter(
  (rating) => rating !== "not-assessed" && rating !== "not-verifiable",
)

/** Characters, both ends included. */
export const claimTextLimits = { least: 1, most: 600 } as const

/** The deputy's own word on a promise, shown beside the verdict and at equal weight. */
export interface ClaimDraft {
  readonly rating: Rating
  readonly text: string
}

export type ClaimRefusal = "text-too-short" | "text-too-long" | "not-claimable"

/**
 * Decides whether a deputy's claim is taken. It knows nothing of the verdict: a claim neither needs one
 * nor changes one. That the promise is the deputy's own is asked of access.ts.
 */
export function decideClaim(claim: ClaimDraft): Outcome<ClaimDraft, ClaimRefusal> {
  if (!claimRatings.includes(claim.rating)) return refuse("not-claimable")
  const text = decideLength("text", claim.text, claimTextLimits)
  return text.ok ? accept({ rating: claim.rating, text: text.value }) : text
}

/** Tells whether both sides have spoken and name different ratings. */
export function isContested(claim: Rating | null, verdict: Rating | null): boolean {
  return claim !== null && verdict !== null && claim !== verdict
}
