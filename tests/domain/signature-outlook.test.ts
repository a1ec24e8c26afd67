import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { leastDays, signatureOutlook } from "#app/domain/signature-outlook.ts"
import type { DayCount } from "#app/domain/signature-outlook.ts"
import { addDays } from "#app/lib/day.ts"

const from = "2026-11-01"

/** A number that moves by these from the second day on; the first day brings those who waited. */
function countedBy(steps: readonly number[], waited = 20): DayCount[] {
  let count = waited
  return [0, ...steps].map((step, index) => ({ day: addDays(from, index), count: (count += step) }))
}

function outlookAfter(steps: readonly number[], rest = 10) {
  const today = addDays(from, steps.length + 1)
  return signatureOutlook({
    ...{ counted: countedBy(steps), from, today, open: true },
    closesOn: addDays(today, rest),
  })
}

describe("where the number of signatures goes", () => {
  test("the same gain each day gives one line, and no width", () => {
    const outlook = outlookAfter([5, 5, 5, 5, 5, 5, 5, 5], 3)
    expect(outlook).toEqual({
      kind: "band",
      paceDays: 8,
      days: [65, 70, 75].map((count, index) => ({
        day: addDays(from, 10 + index),
        ...{ low: count, median: count, high: count },
      })),
    })
  })

  test("nothing is said before a week of whole days after the first", () => {
    expect(outlookAfter(Array<number>(leastDays - 1).fill(5))).toEqual({
      kind: "none",
      why: "few-days",
    })
    expect(outlookAfter(Array<number>(leastDays).fill(5)).kind).toBe("band")
  })

  test.each([
    ["over", { open: false, closesOn: "2026-12-31" }],
    ["over", { open: true, closesOn: "2026-11-20" }],
    ["endless", { open: true, closesOn: null }],
  ] as const)("nothing is said where signing is %s", (why, end) => {
    const counted = countedBy(Array<number>(18).fill(3))
    const told = signatureOutlook({ counted, from, today: "2026-11-20", ...end })
    expect(told).toEqual({ kind: "none", why })
  })

  test("the wave of the first day is no pace", () => {
    const counted = countedBy(Array<number>(9).fill(1), 5000)
    const told = signatureOutlook({
      ...{ counted, from, today: addDays(from, 10), open: true },
      closesOn: addDays(from, 20),
    })
    expect(told.kind === "band" && told.days.at(-1)?.high).toBe(5019)
  })

  test("the band widens with the days, holds its middle, and stays between the least and the most", () => {
    const steps = fc.array(fc.integer({ min: -3, max: 40 }), { minLength: 8, maxLength: 30 })
    fc.assert(
      fc.property(steps, (taken) => {
        const outlook = outlookAfter(taken, 12)
        if (outlook.kind === "none") throw new Error(outlook.why)
        const late = taken.slice(-14)
        const now = Math.max(0, countedBy(taken).at(-1)?.count ?? 0)
        for (const [index, { low, median, high }] of outlook.days.entries()) {
          expect(low).toBeLessThanOrEqual(median)
          expect(median).toBeLessThanOrEqual(high)
          expect(high).toBeLessThanOrEqual(Math.max(0, now + (index + 1) * Math.max(...late)))
          expect(low).toBeGreaterThanOrEqual(Math.max(0, now + (index + 1) * Math.min(...late)))
        }
      }),
      { numRuns: 30 },
    )
  })
})
