import type { Direction } from "./evidence.ts"
import { isAhead, isDue } from "./pledge.ts"
import type { HorizonKind } from "./pledge.ts"
import { ratings } from "./rating.ts"
import type { Rating } from "./rating.ts"
import { decideLength } from "./text.ts"
import { firstDay, lastDay } from "#app/lib/day.ts"
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

/** Evidence as a coding cites it, with its direction as it stands now. */
export interface Cited {
  readonly id: number
  readonly direction: Direction
  readonly happenedOn: PartialDay | null
}

export interface CodingDraft {
  readonly rating: Rating
  readonly reason: string
  readonly cites: readonly Cited[]
  /** Numbers of the clauses of the code book that were applied. */
  readonly clauses: readonly number[]
}

export type CodingRefusal =
  | "reason-too-short"
  | "reason-too-long"
  | "not-a-finding"
  | "clause-missing"
  | "no-such-clause"
  | "evidence-missing"
  | "evidence-twice"
  | "deadline-ahead"
  | "deadline-passed"
  | "deadline-missing"
  | "broken-unproved"

/** What the promise and the code book of the round say that a coding is measured by. */
export interface CodingMeasure {
  readonly dueOn: PartialDay | null
  readonly horizon: HorizonKind | null
  /** The numbers of the code book's clauses. */
  readonly clauses: readonly number[]
}

/**
 * Decides whether one coder's rating of a promise stands on what it needs.
 *
 * `broken` needs evidence from after the deadline or an act that contradicts the promise; `not-due`
 * follows from a horizon that lies ahead and fits no other promise; every rating of the scale cites
 * evidence, and every coding the clauses that it applies; `not-assessed` is the absence of a finding
 * and cannot be given.
 */
export function decideCoding(
  draft: CodingDraft,
  { dueOn, horizon, clauses }: CodingMeasure,
  today: Day,
): Outcome<CodingDraft, CodingRefusal> {
  const { rating, cites } = draft
  const reason = decideLength("reason", draft.reason, reasonLimits)
  if (!reason.ok) return reason
  if (rating === "not-assessed") return refuse("not-a-finding")
  const applied = [...new Set(draft.clauses)].sort((one, other) => one - other)
  if (applied.length === 0) return refuse("clause-missing")
  if (applied.some((clause) => !clauses.includes(clause))) return refuse("no-such-clause")
  if (new Set(cites.map(({ id }) => id)).size < cites.length) return refuse("evidence-twice")
  if (cites.length === 0 && !withoutEvidence.includes(rating)) return refuse("evidence-missing")
  const flaw = rating === "broken" ? unbroken(cites, dueOn, today) : undefined
  if (flaw) return refuse(flaw)
  if (rating === "not-due" && !isAhead({ horizon, dueOn }, today)) {
    return dueOn === null ? refuse("deadline-missing") : refuse("deadline-passed")
  }
  return accept({ rating, reason: reason.value, cites, clauses: applied })
}

/**
 * Why `broken` does not stand; undefined where it does: on an act of a known day that contradicts the
 * promise, or on evidence from after the deadline, once that has passed.
 */
function unbroken(
  cites: readonly Cited[],
  dueOn: PartialDay | null,
  today: Day,
): "deadline-ahead" | "broken-unproved" | undefined {
  const contradicted = cites.some(
    ({ direction, happenedOn }) =>
      direction === "contradicts" && happenedOn !== null && firstDay(happenedOn) <= today,
  )
  if (contradicted) return undefined
  if (dueOn === null || !isDue(dueOn, today)) return "deadline-ahead"
  const since = cites.some(
    ({ happenedOn }) => happenedOn !== null && firstDay(happenedOn) > lastDay(dueOn),
  )
  return since ? undefined : "broken-unproved"
}

/** Nobody's word alone makes a verdict, whatever a code book of old says. */
export const leastCodings = 2

/** How many codings a round under a code book needs. */
export function codingsFor({ codingsNeeded }: { readonly codingsNeeded: number }): number {
  return Math.max(leastCodings, codingsNeeded)
}

export interface Coding {
  readonly id: number
  readonly accountId: number
  readonly rating: Rating
}

/** What the codings of one round amount to. Ids are the codings'. */
export type Standing =
  | { readonly standing: "waits"; readonly missing: number }
  | { readonly standing: "disputed" }
  | {
      readonly standing: "agreed" | "adjudicated"
      readonly rating: Rating
      /** The codings that name the verdict's rating, the adjudication last. */
      readonly made: readonly number[]
      readonly dissent: readonly number[]
    }

/**
 * Makes a verdict of one round's blind codings, or says why there is none yet.
 *
 * As many coders as the code book asks must have coded. They agree where all name the same rating; it is
 * the rating alone that is compared. Where they differ, somebody else adjudicates: that rating stands,
 * also where it is a third one, and the others are kept as dissent.
 *
 * @param needed codings before the round can end, at least 2
 * @throws where one person appears twice in a round, which the database prevents
 */
export function decideVerdict(
  needed: number,
  codings: readonly Coding[],
  adjudication?: Coding,
): Standing {
  const given = adjudication ? [...codings, adjudication] : codings
  if (new Set(given.map(({ accountId }) => accountId)).size < given.length) {
    throw new Error("One person has coded twice in one round.")
  }
  const missing = needed - codings.length
  if (missing > 0) return { standing: "waits", missing }
  const [first] = codings
  const agrees = codings.every(({ rating }) => rating === first?.rating)
  const rating = adjudication?.rating ?? (agrees ? first?.rating : undefined)
  if (rating === undefined) return { standing: "disputed" }
  return {
    standing: adjudication ? "adjudicated" : "agreed",
    rating,
    made: given.filter((coding) => coding.rating === rating).map(({ id }) => id),
    dissent: given.filter((coding) => coding.rating !== rating).map(({ id }) => id),
  }
}
