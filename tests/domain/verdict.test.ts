import { describe, expect, test } from "vitest"
import { ratings } from "#app/domain/rating.ts"
import { decideCoding, decideVerdict } from "#app/domain/verdict.ts"
import type { CodingDraft } from "#app/domain/verdict.ts"

const today = "2026-11-24"
const past = "2026-11-23"
const ahead = "2026-12"

const supporting = { id: 1, direction: "supports" } as const
const contradicting = { id: 2, direction: "contradicts" } as const

const draft: CodingDraft = {
  rating: "broken",
  reason: "The road was not begun by the day that was promised.",
  cites: [supporting],
}

describe("decideCoding", () => {
  test("takes `broken` once the deadline has passed", () => {
    expect(decideCoding(draft, past, today)).toEqual({ ok: true, value: draft })
  })

  test("takes `broken` before the deadline where evidence contradicts the promise", () => {
    expect(decideCoding({ ...draft, cites: [contradicting] }, ahead, today).ok).toBe(true)
  })

  test.each([
    ["reason-too-short", { reason: "Not done." }, past],
    ["reason-too-long", { reason: "a".repeat(601) }, past],
    ["not-a-finding", { rating: "not-assessed" }, past],
    ["evidence-missing", { cites: [] }, past],
    ["evidence-missing", { rating: "kept", cites: [] }, past],
    ["evidence-twice", { cites: [supporting, supporting] }, past],
    ["deadline-ahead", {}, today],
    ["deadline-ahead", {}, null],
    ["deadline-passed", { rating: "not-due", cites: [] }, past],
  ] as const)("refuses: %s %o", (code, changes, dueOn) => {
    expect(decideCoding({ ...draft, ...changes }, dueOn, today)).toMatchObject({
      refusal: { code },
    })
  })

  test("asks evidence of every rating of the scale", () => {
    const free = ratings.filter(
      (rating) => decideCoding({ ...draft, rating, cites: [] }, ahead, today).ok,
    )
    expect(free).toEqual(["not-due", "not-verifiable", "outside-power"])
  })
})

describe("decideVerdict", () => {
  const aigerim = { id: 1, accountId: 11, rating: "broken" } as const
  const bolat = { id: 2, accountId: 12, rating: "broken" } as const
  const dana = { id: 3, accountId: 13, rating: "stalled" } as const

  test("waits for as many codings as the code book asks", () => {
    expect(decideVerdict(2, [aigerim])).toEqual({ standing: "waits", missing: 1 })
  })

  test("agrees where all say the same", () => {
    expect(decideVerdict(2, [aigerim, bolat])).toEqual({
      standing: "agreed",
      rating: "broken",
      made: [1, 2],
      dissent: [],
    })
  })

  test("has no verdict where two differ", () => {
    expect(decideVerdict(2, [aigerim, dana])).toEqual({
      standing: "disagreed",
      ratings: ["broken", "stalled"],
    })
  })

  test("lets a majority of the coders needed decide nothing", () => {
    expect(decideVerdict(3, [aigerim, bolat, dana]).standing).toBe("disagreed")
  })

  test("is decided by a further coder, the dissent kept", () => {
    expect(decideVerdict(2, [aigerim, dana, bolat])).toEqual({
      standing: "agreed",
      rating: "broken",
      made: [1, 2],
      dissent: [3],
    })
  })

  test("is not decided by half", () => {
    const four = [aigerim, bolat, dana, { id: 4, accountId: 14, rating: "stalled" } as const]
    expect(decideVerdict(2, four).standing).toBe("disagreed")
    const differing = { id: 4, accountId: 14, rating: "kept" } as const
    expect(decideVerdict(2, [aigerim, dana, differing]).standing).toBe("disagreed")
  })

  test("never counts one coder twice", () => {
    expect(() => decideVerdict(2, [aigerim, aigerim])).toThrow("coded twice")
  })
})
