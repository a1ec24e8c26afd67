import type { Day } from "#app/lib/instant.ts"

/** A day known in full or in part: `2012`, `2012-03` or `2012-03-04` (Popolo's fuzzy dates). */
export type PartialDay = string

/** Tells whether a text is a partial day that exists in the calendar (29 February only in leap years). */
export function isPartialDay(text: string): text is PartialDay {
  const match = /^(?!0000)(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text)
  if (!match) return false
  const month = Number(match[2] ?? 1)
  const day = Number(match[3] ?? 1)
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(Number(match[1]), month)
}

/** Tells whether a text is a whole day that exists in the calendar. */
export function isDay(text: string): text is Day {
  return text.length === 10 && isPartialDay(text)
}

/** The first day that a partial day may mean: `2012-03` → `2012-03-01`. */
export function firstDay(day: PartialDay): Day {
  if (day.length === 4) return `${day}-01-01`
  return day.length === 7 ? `${day}-01` : day
}

/** The last day that a partial day may mean: `2012-02` → `2012-02-29`. */
export function lastDay(day: PartialDay): Day {
  if (day.length === 4) return `${day}-12-31`
  if (day.length === 10) return day
  const [year = 0, month = 1] = day.split("-").map(Number)
  return `${day}-${pad(daysInMonth(year, month))}`
}

/** The day so many calendar days later (or, negative, earlier). */
export function addDays(day: Day, days: number): Day {
  return isoDay(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000)
}

/** The same day of a later month; where that month is shorter, its last day: 31 January + 1 = 28 or 29 February. */
export function addMonths(day: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number)
  const index = year * 12 + month - 1 + months
  const targetYear = Math.floor(index / 12)
  const targetMonth = index - targetYear * 12 + 1
  const targetDate = Math.min(date, daysInMonth(targetYear, targetMonth))
  return `${String(targetYear).padStart(4, "0")}-${pad(targetMonth)}-${pad(targetDate)}`
}

/** Whole days from one day to another: 0 for the same day, negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}

function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

function isoDay(milliseconds: number): Day {
  return new Date(milliseconds).toISOString().slice(0, 10)
}

function pad(number: number): string {
  return String(number).padStart(2, "0")
}
