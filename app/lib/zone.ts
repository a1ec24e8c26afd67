import { dateAt, dayIn, instantOf, millisecondsOf } from "./instant.ts"
import type { Day, Instant } from "./instant.ts"

/** The country's one time zone: the days of promises, deadlines and evidence are counted in it. */
export const homeZone = "Asia/Almaty"

/** The calendar day in the country at an instant. */
export function todayAt(now: Instant): Day {
  return dayIn(homeZone, now)
}

const clock = new Intl.DateTimeFormat("sv-SE", {
  timeZone: homeZone,
  dateStyle: "short",
  timeStyle: "short",
})

/** The time of the day in the country at an instant, `03:00`. */
export function timeAt(now: Instant): string {
  return clock.format(dateAt(now)).slice(-5)
}

/** A wall-clock time in the country, `2026-11-28 09:14`, as an instant; undefined where it is none. */
export function instantAt(text: string): Instant | undefined {
  const asUtc = readUtc(text)
  const shown = asUtc === undefined ? undefined : readUtc(clock.format(asUtc))
  if (asUtc === undefined || shown === undefined) return undefined
  const at = asUtc - (shown - asUtc)
  return clock.format(at) === text ? instantOf(at) : undefined
}

function readUtc(text: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\d \d\d:\d\d$/.test(text)) return undefined
  return millisecondsOf(`${text.replace(" ", "T")}:00.000Z`)
}
