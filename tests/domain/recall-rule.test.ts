import { describe, expect, test } from "vitest"
import { lastDayOf } from "#app/domain/period.ts"
import { assess } from "#app/domain/recall-rule.ts"
import { dayIn } from "#app/lib/instant.ts"
import { chosen, former, kz, term } from "./rule-sets.ts"

describe("Kazakhstan's numbers", () => {
  test.each([
    [400_000, 40_001, 133_334],
    [138_277, 13_828, 46_093],
    [416_191, 41_620, 138_731],
    [493_732, 49_374, 164_578],
    [472_572, 47_258, 157_524],
    [379_656, 37_966, 126_552],
    [412_165, 41_217, 137_389],
    [1, 1, 1],
    [9, 1, 3],
    [10, 2, 4],
  ])(
    "of %i voters: %i signatures, %i at the vote",
    (electorate, signaturesNeeded, turnoutNeeded) => {
      expect(assess(former, { electorate })).toMatchObject({ signaturesNeeded, turnoutNeeded })
    },
  )

  test("a tenth exactly is not enough", () => {
    expect(assess(former, { electorate: 400_000, signatures: 40_000 }).sufficient).toBe(false)
    expect(assess(former, { electorate: 400_000, signatures: 40_001 }).sufficient).toBe(true)
  })

  test.each([
    [133_333, 133_333, false, false],
    [133_334, 66_667, true, false],
    [133_334, 66_668, true, true],
    [133_335, 66_667, true, false],
    [133_335, 66_668, true, true],
  ])("%i took part, %i for recall: valid %s, recalled %s", (turnedOut, forRecall, valid, gone) => {
    const facts = { electorate: 400_000, turnedOut, forRecall }
    expect(assess(former, facts)).toMatchObject({ voteValid: valid, recalled: gone })
  })
})

describe("the closed periods", () => {
  test("leave two days that open and close the window", () => {
    expect(assess(former, term)).toMatchObject({
      opensOn: "2024-03-19",
      closesOn: "2027-03-19",
      recallable: null,
      refusals: [],
    })
  })

  test.each([
    ["2024-03-18", ["closed-at-start"]],
    ["2024-03-19", []],
    ["2027-03-19", []],
    ["2027-03-20", ["closed-at-end"]],
    ["2028-03-20", ["closed-at-end"]],
  ])("on %s: %o", (on, codes) => {
    const { recallable, refusals } = assess(former, { ...term, on })
    expect(refusals.map(({ code, article }) => `${code} ${article ?? ""}`)).toEqual(
      codes.map((code) => `${code} 113-12(2)`),
    )
    expect(recallable).toBe(codes.length === 0)
  })

  test.each([
    ["2024-02-29", "2025-03-01"],
    ["2024-02-28", "2025-02-28"],
    ["2023-03-01", "2024-03-01"],
    ["2024-12-31", "2025-12-31"],
  ])("of a mandate from %s end with the day before %s", (electedOn, opensOn) => {
    expect(assess(former, { electedOn }).opensOn).toBe(opensOn)
  })

  test.each([
    ["2028-02-29", "2027-02-28"],
    ["2025-02-28", "2024-02-29"],
    ["2028-03-18", "2027-03-18"],
  ])("of a term to %s begin after %s", (termEndsOn, closesOn) => {
    expect(assess(former, { termEndsOn }).closesOn).toBe(closesOn)
  })

  test("reopen a year after a vote that kept the mandate", () => {
    const facts = { ...term, lastFailedVoteOn: "2025-06-10" }
    expect(assess(former, facts).opensOn).toBe("2026-06-10")
    expect(assess(former, { ...facts, on: "2026-06-09" })).toMatchObject({
      recallable: false,
      refusals: [
        { code: "too-soon-after-vote", article: "113-12(2)", details: { opensOn: "2026-06-10" } },
      ],
    })
    expect(assess(former, { ...facts, on: "2026-06-10" }).recallable).toBe(true)
  })

  test("never reopen where the law allows one vote a term", () => {
    const once = { ...former, repeat: chosen({ kind: "never-in-term" }) }
    const facts = { ...term, on: "2026-06-10", lastFailedVoteOn: "2025-06-10" }
    expect(assess(once, facts)).toMatchObject({
      opensOn: null,
      recallable: false,
      refusals: [{ code: "voted-this-term" }],
    })
  })
})

describe("the signing period", () => {
  test.each([
    ["2026-03-01", "2026-03-31"],
    ["2024-01-30", "2024-02-29"],
    ["2024-02-29", "2024-03-30"],
  ])("registered on %s ends on %s", (registeredOn, signingEndsOn) => {
    expect(assess(former, { registeredOn }).signingEndsOn).toBe(signingEndsOn)
  })

  test("keeps its day across the country's change of clocks", () => {
    const eve = "2024-02-29T18:30:00.000Z"
    expect(dayIn(kz.procedure.timeZone, "2024-02-29T17:59:59.999Z")).toBe("2024-02-29")
    expect(dayIn(kz.procedure.timeZone, eve)).toBe("2024-02-29")
    expect(dayIn(kz.procedure.timeZone, "2024-02-29T19:00:00.000Z")).toBe("2024-03-01")
    expect(lastDayOf({ value: 30, unit: "calendar-days" }, "2024-02-29")).toBe("2024-03-30")
  })
})
