import { addDays, daysBetween } from "#app/lib/day.ts"
import { instantOf } from "#app/lib/instant.ts"
import type { Day, Instant } from "#app/lib/instant.ts"

/** The days of the demonstration, all counted back from the one on which it is made. */
export interface Calendar {
  /** The day on which it is made. Nothing in it happened later than the day before. */
  readonly today: Day
  readonly year: number
  readonly day: (ago: number) => Day
  /** An instant on a day past, in the daytime, which `minute` (0 … 719) says. */
  readonly at: (ago: number, minute: number) => Instant
  /** Days for which the present councils have sat: a thousand at least. */
  readonly sat: number
  readonly terms: { readonly former: Term; readonly present: Term }
}

/** How long councils sit, and the day of their election. */
export interface Term {
  readonly electedOn: Day
  readonly startDate: Day
  readonly endDate: Day
}

/** Seven in the morning: councils and people who sign are awake from here for twelve hours. */
const morning = 7 * 60

/** The law under which recalls run here is in force from this day on. */
const lawBegins: Day = "2026-07-01"

/** Days from the first petition of the demonstration to the day on which it is made. */
export const longestStory = 120

/** The first day on which the demonstration can be made: its first petition already stands under the law. */
export const earliestDay = addDays(lawBegins, longestStory + 1)

/** Councils are elected each fifth year, here always in the third before the present one. */
export function makeCalendar(today: Day): Calendar {
  const year = Number(today.slice(0, 4))
  const zone = "+05:00"
  const present = term(year - 3)
  return {
    today,
    year,
    day: (ago) => addDays(today, -ago),
    at: (ago, minute) =>
      instantOf(
        Date.parse(`${addDays(today, -ago)}T00:00:00${zone}`) + (morning + minute) * 60_000,
      ),
    sat: daysBetween(present.startDate, today),
    terms: { former: term(year - 8), present },
  }
}

function term(year: number): Term {
  return {
    electedOn: `${year}-03-19`,
    startDate: `${year}-03-29`,
    endDate: `${year + 5}-03-28`,
  }
}
