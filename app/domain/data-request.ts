import { lastDayOf } from "./period.ts"
import type { Period, WorkCalendar } from "./period.ts"
import type { Day, Instant } from "#app/lib/instant.ts"
import { todayAt } from "#app/lib/zone.ts"

/** Where somebody thinks that something about them is kept. */
export const askedPlaces = ["text", "sheet", "roll", "letters", "other"] as const
export type AskedPlace = (typeof askedPlaces)[number]

/** What came of a request. */
export const askedOutcomes = ["erased", "corrected", "told", "nothing", "kept"] as const
export type AskedOutcome = (typeof askedOutcomes)[number]

/** Characters of a request, and of its answer. */
export const askLimits = { least: 10, most: 2000 } as const
export const answerLimits = { least: 10, most: 4000 } as const

/**
 * In which time a request is answered. The site's own promise; data that stand in public against the rules
 * leave public view within one working day (94-V, article 6), by way of a report.
 */
export const answerPeriod = { value: 3, unit: "working-days" } as const satisfies Period

/** The last day on which an answer is in time; the day of the request is not counted. */
export function answerDueOn(askedAt: Instant, calendar: WorkCalendar): Day {
  return lastDayOf(answerPeriod, todayAt(askedAt), calendar)
}
