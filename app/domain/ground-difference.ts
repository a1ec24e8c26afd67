import type { Rating } from "./rating.ts"
import type { Instant } from "#app/lib/instant.ts"

/** Evidence in one of its wordings; the first has the number 1. */
export interface CitedEvidence {
  readonly publicId: string
  readonly title: string
  readonly lang: string
  readonly revision: number
}

/** A verdict as a ground looks at it, with the evidence it rests on. */
export interface GroundVerdict {
  readonly id: number
  readonly number: number
  readonly rating: Rating
  readonly reason: string
  readonly lang: string
  readonly at: Instant
  readonly evidence: readonly CitedEvidence[]
}

/** What has changed under a ground since it was pinned. */
export interface GroundDifference {
  readonly ratingThen: Rating
  readonly ratingNow: Rating
  readonly reasonThen: string
  readonly reasonNow: string
  readonly langThen: string
  readonly langNow: string
  readonly changedAt: Instant
  readonly added: readonly CitedEvidence[]
  readonly removed: readonly CitedEvidence[]
  /** Still cited, in another wording than the one pinned. */
  readonly reworded: readonly CitedEvidence[]
}

/** Compares a pinned verdict and its evidence with those in force; null where they are the same. */
export function differenceOf(pinned: GroundVerdict, now: GroundVerdict): GroundDifference | null {
  const before = new Map(pinned.evidence.map((one) => [one.publicId, one]))
  const after = new Map(now.evidence.map((one) => [one.publicId, one]))
  const added = now.evidence.filter(({ publicId }) => !before.has(publicId))
  const removed = pinned.evidence.filter(({ publicId }) => !after.has(publicId))
  const reworded = now.evidence.filter(({ publicId, revision }) => {
    const known = before.get(publicId)
    return known !== undefined && known.revision !== revision
  })
  if (pinned.id === now.id && added.length + removed.length + reworded.length === 0) return null
  return {
    ratingThen: pinned.rating,
    ratingNow: now.rating,
    reasonThen: pinned.reason,
    reasonNow: now.reason,
    langThen: pinned.lang,
    langNow: now.lang,
    changedAt: now.at,
    added,
    removed,
    reworded,
  }
}
