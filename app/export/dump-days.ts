import { addDays } from "#app/lib/day.ts"
import type { Day } from "#app/lib/instant.ts"

/** So many days in a row, today among them, are kept. */
export const keptDays = 30

/** Which of the dumps are over: older than the days kept, and not the first there is of their month. */
export function overDays(days: readonly Day[], today: Day): Day[] {
  const firstKept = addDays(today, 1 - keptDays)
  const sorted = days.toSorted()
  return sorted.filter((day, at) => {
    const isFirstOfMonth = sorted[at - 1]?.slice(0, 7) !== day.slice(0, 7)
    return day < firstKept && !isFirstOfMonth
  })
}

/** From this time of the day on, in the country, a dump is made: hardly anybody reads then. */
export const dumpTime = "03:00"

/** Whether a dump is to be made: at its time of the day, or at once where there is none at all. */
export function isDumpDue(days: readonly Day[], today: Day, time: string): boolean {
  if (days.includes(today)) return false
  return days.length === 0 || time >= dumpTime
}
