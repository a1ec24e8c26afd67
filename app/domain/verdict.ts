import type { Direction } from "./evidence.ts"
import { isDue } from "./pledge.ts"
import { ratings } from "./rating.ts"
import type { Rating } from "./rating.ts"
import { decideLength } from "./text.ts"
import type { PartialDay } from "#app/lib/day.ts"
import type { Day } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"

export const confidences = ["low", "medium", "high"] as const
export type Confidence = (typeof confidences)[number]

/** Ratings that can be given: `not-assessed` is the absence of a finding. */
export const codingRatings = ratings.filter((rating) => rating !== "not-assessed")

/** Ratings that can be given without evidence: they say that there is nothing to be proved yet, or ever. */
const withoutEvidence: readonly Rating[] = ["not-due", "not-verifiable", "outside-power"]

/** The reason for a rating is read beside the deputy's claim, which has as much room: a sentence at least. */
export const reasonLimits = { least: 20, most: 600 } as const

export interface CodingDraft {
  readonly rating: Rating
  readonly reason: string
  /** The evidence cited, with its direction as it stands now. */
  readonly cites: readonly { readonly id: number; readonly direction: Direction }[]
}

export type CodingRefusal =
  | "reason-too-short"
  | "reason-too-long"
  | "not-a-finding"
  | "evidence-missing"
  | "evidence-twice"
  | "deadline-ahead"
  | "deadline-passed"

/**
 * Decides whether one coder's rating of a promise stands on what it needs.
 *
 * `broken` needs the deadline passed or evidence that contradicts the promise; `not-due` needs a
 * deadline that has not passed; every rating of the scale cites evidence; `not-assessed` is the absence
 * of a finding and cannot be given.
 */
export function decideCoding(
  draft: CodingDraft,
  dueOn: PartialDay | null,
  today: Day,
): Outcome<CodingDraft, CodingRefusal> {
  const { rating, cites } = draft
  const reason = decideLength("reason", draft.reason, reasonLimits)
  if (!reason.ok) return reason
  if (rating === "not-assessed") return refuse("not-a-finding")
  if (new Set(cites.map(({ id }) => id)).size < cites.length) return refuse("evidence-twice")
  if (cites.length === 0 && !withoutEvidence.includes(rating)) return refuse("evidence-missing")
  const contradicted = cites.some(({ direction }) => direction === "contradicts")
  if (rating === "broken" && !contradicted && !isDue(dueOn, today)) return refuse("deadline-ahead")
  if (rating === "not-due" && isDue(dueOn, today)) return refuse("deadline-passed")
  return accept({ rating, reason: reason.value, cites })
}

export interface Coding {
  readonly id: number
  readonly accountId: number
  readonly rating: Rating
}

/** What the codings of one round amount to. Ids are the codings'. */
export type Standing =
  | { readonly standing: "waits"; readonly missing: number }
  | {
      readonly standing: "agreed"
      readonly rating: Rating
      readonly made: readonly number[]
      readonly dissent: readonly number[]
    }
  | { readonly standing: "disagreed"; readonly ratings: readonly Rating[] }

/**
 * Makes a verdict of one round's blind codings, or says why there is none yet.
 *
 * As many coders as the code book asks must have coded. They agree, or further coders decide: then more
 * than half must share a rating, and the others are kept as dissent.
 *
 * @param codingsNeeded of the code book in force, at least 1
 * @throws where one coder appears twice in a round, which the database prevents
 */
export function decideVerdict(codingsNeeded: number, codings: readonly Coding[]): Standing {
  if (new Set(codings.map(({ accountId }) => accountId)).size < codings.length) {
    throw new Error("One coder has coded twice in one round.")
  }
  const missing = codingsNeeded - codings.length
  if (missing > 0) return { standing: "waits", missing }
  const rating = sharedRating(codings, codingsNeeded)
  if (!rating) return { standing: "disagreed", ratings: codings.map((coding) => coding.rating) }
  return {
    standing: "agreed",
    rating,
    made: codings.filter((coding) => coding.rating === rating).map(({ id }) => id),
    dissent: codings.filter((coding) => coding.rating !== rating).map(({ id }) => id),
  }
}

function sharedRating(codings: readonly Coding[], needed: number): Rating | undefined {
  const others = codings.length > needed ? (codings.length - 1) / 2 : 0
  return codings.find(
    ({ rating }) => codings.filter((coding) => coding.rating !== rating).length <= others,
  )?.rating
}
