import { describe, expect, test } from "vitest"
import { claimRatings, decideClaim, isContested } from "#app/domain/claim.ts"

describe("decideClaim", () => {
  test("takes the deputy's word as it is kept", () => {
    expect(decideClaim({ rating: "in-progress", text: "  The tender is out.  " })).toEqual({
      ok: true,
      value: { rating: "in-progress", text: "The tender is out." },
    })
  })

  test.each([
    ["text-too-short", { rating: "kept", text: " \n " }],
    ["text-too-long", { rating: "kept", text: "a".repeat(601) }],
    ["not-claimable", { rating: "not-assessed", text: "Nobody looked." }],
    ["not-claimable", { rating: "not-verifiable", text: "Nobody can tell." }],
  ] as const)("refuses: %s", (code, claim) => {
    expect(decideClaim(claim)).toMatchObject({ ok: false, refusal: { code } })
  })

  test("lets a deputy own up", () => {
    expect(claimRatings).toContain("broken")
  })
})

test("a promise is contested only when both sides have spoken and differ", () => {
  expect(isContested("kept", "broken")).toBe(true)
  expect(isContested("kept", "kept")).toBe(false)
  expect(isContested("kept", null)).toBe(false)
  expect(isContested(null, "broken")).toBe(false)
})
