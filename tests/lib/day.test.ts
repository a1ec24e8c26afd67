import fc from "fast-check"
import { describe, expect, test } from "vitest"
import {
  addDays,
  addMonths,
  daysBetween,
  firstDay,
  isDay,
  isPartialDay,
  lastDay,
} from "#app/lib/day.ts"

describe("isPartialDay", () => {
  test.each(["2012", "2012-03", "2012-03-04", "2024-02-29", "2000-02-29", "0001-01-01"])(
    "knows %s",
    (text) => expect(isPartialDay(text)).toBe(true),
  )

  test.each([
    "",
    "12",
    "0000",
    "2012-3",
    "2012-13",
    "2012-00",
    "2012-03-00",
    "2012-04-31",
    "2023-02-29",
    "1900-02-29",
    "2012-03-04T00:00",
    " 2012",
    "2012\n",
    "２０１２",
  ])("does not know %j", (text) => expect(isPartialDay(text)).toBe(false))
})

test("isDay wants the whole day", () => {
  expect(isDay("2012-03-04")).toBe(true)
  expect(["2012", "2012-03", "2012-02-30"].map(isDay)).toEqual([false, false, false])
})

test.each([
  ["2012", "2012-01-01", "2012-12-31"],
  ["2012-02", "2012-02-01", "2012-02-29"],
  ["2013-02", "2013-02-01", "2013-02-28"],
  ["2012-03-04", "2012-03-04", "2012-03-04"],
])("%s means the days from %s to %s", (partial, first, last) => {
  expect([firstDay(partial), lastDay(partial)]).toEqual([first, last])
})

test.each([
  ["2026-02-28", 1, "2026-03-01"],
  ["2024-02-28", 1, "2024-02-29"],
  ["2026-01-01", -1, "2025-12-31"],
  ["2026-03-01", 0, "2026-03-01"],
  ["2026-03-01", 30, "2026-03-31"],
])("%s and %d days are %s", (day, days, sum) => expect(addDays(day, days)).toBe(sum))

test.each([
  ["2026-01-31", 1, "2026-02-28"],
  ["2024-01-31", 1, "2024-02-29"],
  ["2026-03-31", -1, "2026-02-28"],
  ["2026-12-15", 1, "2027-01-15"],
  ["2026-01-15", -13, "2024-12-15"],
  ["2023-03-29", 12, "2024-03-29"],
])("%s and %d months are %s", (day, months, sum) => expect(addMonths(day, months)).toBe(sum))

const day = fc
  .integer({ min: 0, max: 3_000_000 })
  .map((days) => addDays("0001-01-01", days))
  .filter(isDay)

test("daysBetween undoes addDays", () => {
  fc.assert(
    fc.property(day, fc.integer({ min: -36_500, max: 36_500 }), (from, days) => {
      const to = addDays(from, days)
      expect(isDay(to) ? daysBetween(from, to) : days).toBe(days)
    }),
  )
})

test("a month later is 28 to 31 days later", () => {
  fc.assert(
    fc.property(day, (from) => {
      const days = daysBetween(from, addMonths(from, 1))
      expect(days).toBeGreaterThanOrEqual(28)
      expect(days).toBeLessThanOrEqual(31)
    }),
  )
})
