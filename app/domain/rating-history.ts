import { effectiveRating } from "./pledge.ts"
import type { HorizonKind } from "./pledge.ts"
import type { Rating } from "./rating.ts"
import { firstDay } from "#app/lib/day.ts"
import type { PartialDay } from "#app/lib/day.ts"
import type { Day } from "#app/lib/instant.ts"

/** A promise and the verdicts on it, oldest first, each with the day on which it was published. */
export interface RatedPledge {
  readonly saidOn: PartialDay
  readonly dueOn: PartialDay | null
  readonly horizon: HorizonKind | null
  readonly verdicts: readonly { readonly day: Day; readonly rating: Rating }[]
}

export type RatingCounts = Readonly<Partial<Record<Rating, number>>>

/** How the promises stood at the end of a day. */
export interface RatingsOn {
  readonly day: Day
  readonly counts: RatingCounts
}

/** So many years are shown at most, today included. */
export const mostYears = 6

/**
 * How the promises made by then stood at the end of each year, and today: by the verdict that stood, else by
 * what followed from the horizon on that day.
 *
 * @returns oldest first, the last being today; empty where nothing was promised before this year
 */
export function ratingHistory(pledges: readonly RatedPledge[], today: Day): RatingsOn[] {
  const first = pledges.map(({ saidOn }) => firstDay(saidOn)).sort()[0]
  if (first === undefined) return []
  const thisYear = Number(today.slice(0, 4))
  const from = Math.max(Number(first.slice(0, 4)), thisYear - mostYears + 1)
  const ends = Array.from({ length: Math.max(0, thisYear - from) }, (_, index) => {
    return `${String(from + index)}-12-31`
  })
  if (ends.length === 0) return []
  return [...ends, today].map((day) => ({ day, counts: countOn(pledges, day) }))
}

function countOn(pledges: readonly RatedPledge[], day: Day): RatingCounts {
  const counts: Partial<Record<Rating, number>> = {}
  for (const { saidOn, dueOn, horizon, verdicts } of pledges) {
    if (firstDay(saidOn) > day) continue
    const verdict = verdicts.findLast((one) => one.day <= day)?.rating ?? null
    const rating = effectiveRating(verdict, dueOn, day, horizon)
    counts[rating] = (counts[rating] ?? 0) + 1
  }
  return counts
}
