import { addDays, addMonths } from "#app/lib/day.ts"
import type { Day } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"

/** What can be held: all that is kept of a petition's signers, or an account with what hangs on it. */
export const heldKinds = ["petition", "account"] as const
export type HeldKind = (typeof heldKinds)[number]

/** Characters of who ordered it, and of the number of the case. */
export const authorityLimits = { least: 3, most: 200 } as const
export const caseLimits = { least: 1, most: 100 } as const

/** No order is for ever: it is renewed, in daylight, by two persons again. */
const longestMonths = 12

/**
 * Decides on the last day of a hold: not over already, and within a year.
 * @param endsOn the day that the order names
 */
export function decideHoldEnd(
  endsOn: Day,
  today: Day,
): Outcome<undefined, "hold-over" | "hold-too-long"> {
  if (endsOn < today) return refuse("hold-over")
  const last = longestEnd(today)
  return endsOn > last ? refuse("hold-too-long", { details: { date: last } }) : accept(undefined)
}

/** The last day that a hold of a day may name. */
export function longestEnd(today: Day): Day {
  return addMonths(today, longestMonths)
}

/** The first day on which what was held is destroyed, if its own time is over. */
export function dayAfterHold(endsOn: Day): Day {
  return addDays(endsOn, 1)
}
