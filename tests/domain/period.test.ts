import { expect, test } from "vitest"
import { lastDayOf } from "#app/domain/period.ts"

test.each([
  [30, "calendar-days", "2026-03-01", "2026-03-31"],
  [30, "days", "2024-01-31", "2024-03-01"],
  [0, "calendar-days", "2026-03-01", "2026-03-01"],
  [6, "weeks", "2018-08-08", "2018-09-19"],
  [2, "months", "2026-12-31", "2027-02-28"],
  [2, "months", "2027-12-31", "2028-02-29"],
  [3, "working-days", "2026-11-25", "2026-11-30"],
  [3, "working-days", "2026-11-28", "2026-12-02"],
  [1, "working-days", "2026-11-27", "2026-11-30"],
] as const)("%i %s from %s end on %s", (value, unit, event, last) => {
  expect(lastDayOf({ value, unit }, event)).toBe(last)
})
