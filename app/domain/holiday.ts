import { z } from "zod"
import { isWeekend } from "./period.ts"
import type { WorkCalendar } from "./period.ts"
import { daySchema, textSchema } from "./provision.ts"
import { addDays } from "#app/lib/day.ts"
import type { Day } from "#app/lib/instant.ts"

const monthAndDay = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)

/** A country's days off as data: the same days of each year, and what was read of single years. */
export const holidayLawSchema = z.strictObject({
  country: z.string(),
  article: z.string().min(1),
  source: textSchema,
  url: z.url().nullable(),
  checkedOn: daySchema,
  yearly: z.array(
    z.strictObject({
      name: textSchema,
      /** `03-21` */
      from: monthAndDay,
      days: z.number().int().positive(),
      /** First and last year of which it was a day off; null where it is older or has no end. */
      sinceYear: z.number().int().nullable(),
      untilYear: z.number().int().nullable(),
      /** Where such a day falls on a weekend, the next working day is off instead. */
      moves: z.boolean(),
    }),
  ),
  /**
   * Years whose decrees were read: weekends made working days, working days made days off, and feasts whose day moves
   * from year to year. Of a year that is not here, only the yearly days are known.
   */
  years: z.record(
    z.string().regex(/^\d{4}$/),
    z.strictObject({
      off: z.array(daySchema),
      worked: z.array(daySchema),
      url: z.url().nullable(),
      checkedOn: daySchema,
    }),
  ),
})

export type HolidayLaw = z.infer<typeof holidayLawSchema>

/** The working days of a country; without a law, Monday to Friday. */
export function workCalendar(law: HolidayLaw | null): WorkCalendar {
  const known = new Map<string, ReadonlySet<Day>>()

  function daysOff(year: string): ReadonlySet<Day> {
    const days = known.get(year) ?? daysOffIn(law, year)
    known.set(year, days)
    return days
  }

  return {
    isWorkingDay(day) {
      const year = day.slice(0, 4)
      const read = law?.years[year]
      if (read?.worked.includes(day)) return true
      return !isWeekend(day) && !daysOff(year).has(day) && !read?.off.includes(day)
    },
    isRead: (year) => law === null || Object.hasOwn(law.years, String(year)),
  }
}

function daysOffIn(law: HolidayLaw | null, year: string): ReadonlySet<Day> {
  const yearly = (law?.yearly ?? []).filter(
    ({ sinceYear, untilYear }) =>
      (sinceYear ?? 0) <= Number(year) && Number(year) <= (untilYear ?? Infinity),
  )
  const feasts = yearly.flatMap(({ from, days, moves }) =>
    Array.from({ length: days }, (_, index) => ({
      day: addDays(`${year}-${from}`, index),
      moves,
    })),
  )
  const off = new Set(feasts.map(({ day }) => day))
  for (const { day, moves } of feasts) {
    if (moves && isWeekend(day)) off.add(nextWorkingDay(day, off))
  }
  return off
}

function nextWorkingDay(after: Day, off: ReadonlySet<Day>): Day {
  let day = addDays(after, 1)
  while (isWeekend(day) || off.has(day)) day = addDays(day, 1)
  return day
}
