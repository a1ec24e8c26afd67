import { addDays, addMonths, daysBetween } from "#app/lib/day.ts"
import type { Day } from "#app/lib/instant.ts"

export const periodUnits = ["calendar-days", "days", "working-days", "weeks", "months"] as const
export type PeriodUnit = (typeof periodUnits)[number]

/** A length of time as a rule gives it. `days` is what a law says when it names no kind of day. */
export interface Period {
  readonly value: number
  readonly unit: PeriodUnit
}

/**
 * The last day of a period that an event starts; the day of the event itself is not counted, the last
 * day is: registered on 1 March with 30 days, the last day is 31 March.
 *
 * Unqualified days run as calendar days. Working days are Monday to Friday: public holidays and moved
 * days off are not known here, so the true last working day is never earlier than the one given.
 */
export function lastDayOf(period: Period, event: Day): Day {
  switch (period.unit) {
    case "calendar-days":
    case "days":
      return addDays(event, period.value)
    case "weeks":
      return addDays(event, period.value * 7)
    case "months":
      return addMonths(event, period.value)
    case "working-days":
      return addWorkingDays(event, period.value)
  }
}

function addWorkingDays(event: Day, count: number): Day {
  let day = event
  for (let left = count; left > 0;) {
    day = addDays(day, 1)
    if (!isWeekend(day)) left--
  }
  return day
}

/** Before every day that a rule reckons with, so that the remainder below is never negative. */
const someSunday = "1899-12-31"

function isWeekend(day: Day): boolean {
  const daysAfterSunday = daysBetween(someSunday, day) % 7
  return daysAfterSunday === 0 || daysAfterSunday === 6
}
