import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { smallest } from "#app/domain/quota.ts"

describe("smallest", () => {
  const share = fc.record({
    numerator: fc.integer({ min: 1, max: 100 }),
    denominator: fc.integer({ min: 1, max: 100 }),
  })
  const whole = fc.integer({ min: 0, max: 100_000_000 })

  test("is the smallest number that satisfies the comparison, exactly", () => {
    fc.assert(
      fc.property(
        share,
        whole,
        fc.constantFrom("more-than", "at-least"),
        (share, whole, compare) => {
          const number = BigInt(smallest({ share, compare }, whole))
          const part = BigInt(whole) * BigInt(share.numerator)
          function holds(n: bigint) {
            const reached = n * BigInt(share.denominator)
            return compare === "more-than" ? reached > part : reached >= part
          }
          expect(holds(number)).toBe(true)
          expect(holds(number - 1n)).toBe(false)
        },
      ),
    )
  })

  test("never falls when there are more voters", () => {
    fc.assert(
      fc.property(whole, whole, (a, b) => {
        const tenth = { share: { numerator: 1, denominator: 10 }, compare: "more-than" } as const
        expect(smallest(tenth, Math.min(a, b))).toBeLessThanOrEqual(smallest(tenth, Math.max(a, b)))
      }),
    )
  })
})
