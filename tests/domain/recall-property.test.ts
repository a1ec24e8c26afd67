import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { firstDayAfter, lastDayBefore, lastDayOf } from "#app/domain/period.ts"
import { smallest } from "#app/domain/quota.ts"
import { assess } from "#app/domain/recall-rule.ts"
import { addDays, daysBetween } from "#app/lib/day.ts"
import { ruleSets } from "#tests/support/rule-sets.ts"
import { lawOf } from "./rule-sets.ts"

const electorates = fc.integer({ min: 1, max: 999_999_999_999 })
const days = fc.integer({ min: 0, max: 40_000 }).map((after) => addDays("1990-01-01", after))
const shares = fc.record({
  numerator: fc.integer({ min: 1, max: 100 }),
  denominator: fc.integer({ min: 1, max: 100 }),
})
const law = lawOf("kz-2022")

describe("for every number of voters", () => {
  test("the need is the first number that is more than a tenth", () => {
    fc.assert(
      fc.property(electorates, (electorate) => {
        const needed = BigInt(assess(law, { electorate }).signaturesNeeded ?? 0)
        expect(needed * 10n > BigInt(electorate)).toBe(true)
        expect((needed - 1n) * 10n > BigInt(electorate)).toBe(false)
      }),
    )
  })

  test("the least turnout is the first number that is a third", () => {
    fc.assert(
      fc.property(electorates, (electorate) => {
        const needed = BigInt(assess(law, { electorate }).turnoutNeeded ?? 0)
        expect(needed * 3n >= BigInt(electorate)).toBe(true)
        expect((needed - 1n) * 3n >= BigInt(electorate)).toBe(false)
      }),
    )
  })

  test("the smallest number over any share is exact", () => {
    fc.assert(
      fc.property(shares, electorates, (share, whole) => {
        const over = smallest({ share, compare: "more-than" }, whole)
        const least = smallest({ share, compare: "at-least" }, whole)
        const exact = BigInt(whole) * BigInt(share.numerator)
        expect(BigInt(over) * BigInt(share.denominator) > exact).toBe(true)
        expect(BigInt(over - 1) * BigInt(share.denominator) <= exact).toBe(true)
        expect(BigInt(least) * BigInt(share.denominator) >= exact).toBe(true)
        expect(BigInt(least - 1) * BigInt(share.denominator) < exact).toBe(true)
      }),
    )
  })

  test("more signatures never turn enough into too few, under any law", () => {
    const facts = fc.record({
      id: fc.constantFrom(...ruleSets.keys()),
      electorate: electorates,
      votesCast: electorates,
      winnerVotes: electorates,
      signatures: electorates,
      more: fc.nat(),
    })
    fc.assert(
      fc.property(facts, ({ id, more, signatures, ...rest }) => {
        const few = assess(lawOf(id), { ...rest, signatures })
        const many = assess(lawOf(id), { ...rest, signatures: signatures + more })
        if (few.sufficient === true) expect(many.sufficient).toBe(true)
        if (many.sufficient === false) expect(few.sufficient).toBe(false)
      }),
    )
  })

  test("nobody is recalled by a vote that is not held to have taken place", () => {
    const votes = fc.record({ electorate: electorates, turnedOut: electorates, part: fc.nat(100) })
    fc.assert(
      fc.property(votes, ({ electorate, turnedOut, part }) => {
        const forRecall = Math.floor((turnedOut * part) / 100)
        const { voteValid, recalled } = assess(law, { electorate, turnedOut, forRecall })
        if (recalled) {
          expect(voteValid).toBe(true)
          expect(forRecall * 2).toBeGreaterThan(turnedOut)
        }
      }),
    )
  })
})

describe("for every day", () => {
  test("recall is lawful exactly from the first to the last day of the window", () => {
    const terms = fc.record({
      start: days,
      length: fc.integer({ min: 1, max: 2500 }),
      at: fc.nat(2500),
    })
    fc.assert(
      fc.property(terms, ({ start, length, at }) => {
        const term = { electedOn: start, termEndsOn: addDays(start, length) }
        const on = addDays(start, at)
        const always = { ...law, validFrom: null, validTo: null }
        const { recallable, opensOn, closesOn } = assess(always, { ...term, on })
        const within = opensOn !== null && closesOn !== null && opensOn <= on && on <= closesOn
        expect(recallable).toBe(within)
      }),
    )
  })

  test("a later event never has an earlier last day", () => {
    const periods = fc.record({
      value: fc.integer({ min: 1, max: 400 }),
      unit: fc.constantFrom("days", "calendar-days", "working-days", "weeks", "months"),
    } as const)
    fc.assert(
      fc.property(periods, days, fc.nat(60), (period, day, after) => {
        const last = lastDayOf(period, day)
        expect(last > day).toBe(true)
        expect(lastDayOf(period, addDays(day, after)) >= last).toBe(true)
      }),
    )
  })

  test("a year that begins or ends with it has 365 or 366 days", () => {
    const year = { value: 12, unit: "months" } as const
    fc.assert(
      fc.property(days, (day) => {
        expect([365, 366]).toContain(daysBetween(day, firstDayAfter(year, day)))
        expect([365, 366]).toContain(daysBetween(lastDayBefore(year, day), day))
      }),
    )
  })
})
