import { dayIn } from "./instant.ts"
import type { Day, Instant } from "./instant.ts"

/** The country's one time zone: the days of promises, deadlines and evidence are counted in it. */
export const homeZone = "Asia/Almaty"

/** The calendar day in the country at an instant. */
export function todayAt(now: Instant): Day {
  return dayIn(homeZone, now)
}
