import { addDays, addMonths, daysBetween } from "#app/lib/day.ts"
import type { Day } from "#app/lib/instant.ts"

export const periodUnits = ["calendar-days", "days", "working-days", "weeks", "months"] as const
export type PeriodUnit = (typeof periodUnits)[number]

/** A length of time as a rule gives it. `days` is what a law says when it names no kind of day. */
export interface Period {
  readonly value: number
  readonly unit: PeriodUnit
}

/** Which days are working days, and of which years everything that decides it was read. */
export interface WorkCalendar {
  isWorkingDay(day: Day): boolean
  isRead(year: number): boolean
}

/** Monday to Friday, knowing no holiday: the true last working day is never earlier than by this one. */
export const plainWeek: WorkCalendar = {
  isWorkingDay: (day) => !isWeekend(day),
  isRead: () => false,
}

/**
 * The last day of a period that an event starts; the day of the event itself is not counted, the last
 * day is: registered on 1 March with 30 days, the last day is 31 March.
 *
 * Unqualified days run as calendar days. Months end on a real day: a month from 31 January is 28 or 29 February.
 */
export function lastDayOf(period: Period, event: Day, calendar: WorkCalendar = plainWeek): Day {
  switch (period.unit) {
    case "calendar-days":
    case "days":
      return addDays(event, period.value)
    case "weeks":
      return addDays(event, period.value * 7)
    case "months":
      return addMonths(event, period.value)
    case "working-days":
      return addWorkingDays(event, period.value, calendar)
  }
}

/** The first day after a period that begins with `day`: of a year from 29 February, 1 March. */
export function firstDayAfter(period: Period, day: Day): Day {
  if (period.unit !== "months") return lastDayOf(period, day)
  const same = addMonths(day, period.value)
  return same.slice(8) === day.slice(8) ? same : addDays(same, 1)
}

/** The last day before a period that ends with `day`: before a year that ends on 19 March, 19 March. */
export function lastDayBefore({ value, unit }: Period, day: Day): Day {
  const after = addDays(day, 1)
  const first =
    unit === "months" ? addMonths(after, -value) : lastDayOf({ value: -value, unit }, after)
  return addDays(first, -1)
}

function addWorkingDays(event: Day, count: number, calendar: WorkCalendar): Day {
  const step = Math.sign(count)
  let day = event
  for (let left = Math.abs(count); left > 0;) {
    day = addDays(day, step)
    if (calendar.isWorkingDay(day)) left--
  }
  return day
}

/** Before every day that a rule reckons with, so that the remainder below is never negative. */
const someSunday = "1899-12-31"

/** Saturday or Sunday. */
export function isWeekend(day: Day): boolean {
  const daysAfterSunday = daysBetween(someSunday, day) % 7
  return daysAfterSunday === 0 || daysAfterSunday === 6
}
