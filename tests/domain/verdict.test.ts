import { describe, expect, test } from "vitest"
import { ratings } from "#app/domain/rating.ts"
import { codingsFor, decideCoding, decideVerdict } from "#app/domain/verdict.ts"
import type { CodingDraft, CodingMeasure } from "#app/domain/verdict.ts"

const today = "2026-11-24"
const past = "2026-11-23"
const ahead = "2026-12"

const after = { id: 1, direction: "context", happenedOn: "2026-11-24" } as const
const before = { id: 3, direction: "supports", happenedOn: "2026-11" } as const
const contradicting = { id: 2, direction: "contradicts", happenedOn: "2026-03-02" } as const
const undated = { ...contradicting, happenedOn: null }
const announced = { ...contradicting, happenedOn: "2027" }

const draft: CodingDraft = {
  rating: "broken",
  reason: "The road was not begun by the day that was promised.",
  cites: [after],
  clauses: [5],
}

function by(dueOn: string | null, changes: Partial<CodingMeasure> = {}): CodingMeasure {
  return { dueOn, horizon: dueOn === null ? null : "day", clauses: [1, 2, 5], ...changes }
}

describe("decideCoding", () => {
  test("takes `broken` once the deadline has passed, on evidence from after it", () => {
    expect(decideCoding(draft, by(past), today)).toEqual({ ok: true, value: draft })
  })

  test.each([ahead, null, past])(
    "takes `broken` on an act that contradicts the promise: deadline %s",
    (dueOn) => {
      expect(decideCoding({ ...draft, cites: [contradicting] }, by(dueOn), today).ok).toBe(true)
    },
  )

  test("keeps the clauses that were applied, each once, in order", () => {
    const outcome = decideCoding({ ...draft, clauses: [5, 1, 5] }, by(past), today)
    expect(outcome).toMatchObject({ value: { clauses: [1, 5] } })
  })

  test.each([
    ["reason-too-short", { reason: "Not done." }, past],
    ["reason-too-long", { reason: "a".repeat(601) }, past],
    ["not-a-finding", { rating: "not-assessed" }, past],
    ["clause-missing", { clauses: [] }, past],
    ["no-such-clause", { clauses: [1, 7] }, past],
    ["evidence-missing", { cites: [] }, past],
    ["evidence-missing", { rating: "kept", cites: [] }, past],
    ["evidence-twice", { cites: [after, after] }, past],
    ["deadline-ahead", {}, today],
    ["deadline-ahead", {}, null],
    ["deadline-ahead", { cites: [undated] }, ahead],
    ["deadline-ahead", { cites: [announced] }, ahead],
    ["broken-unproved", { cites: [before] }, past],
    ["broken-unproved", { cites: [undated] }, past],
    ["deadline-passed", { rating: "not-due", cites: [] }, past],
    ["deadline-missing", { rating: "not-due", cites: [] }, null],
  ] as const)("refuses: %s %o", (code, changes, dueOn) => {
    expect(decideCoding({ ...draft, ...changes }, by(dueOn), today)).toMatchObject({
      refusal: { code },
    })
  })

  test("takes `not-due` of a mandate whose end nobody knows", () => {
    const coding = { ...draft, rating: "not-due", cites: [] } as const
    expect(decideCoding(coding, by(null, { horizon: "mandate" }), today).ok).toBe(true)
  })

  test("asks evidence of every rating of the scale", () => {
    const free = ratings.filter(
      (rating) => decideCoding({ ...draft, rating, cites: [] }, by(ahead), today).ok,
    )
    expect(free).toEqual(["not-due", "not-verifiable", "outside-power"])
  })
})

describe("decideVerdict", () => {
  const aigerim = { id: 1, accountId: 11, rating: "broken" } as const
  const bolat = { id: 2, accountId: 12, rating: "broken" } as const
  const dana = { id: 3, accountId: 13, rating: "stalled" } as const
  const marat = { id: 4, accountId: 14, rating: "kept" } as const

  test("waits for as many codings as the code book asks", () => {
    expect(decideVerdict(2, [aigerim])).toEqual({ standing: "waits", missing: 1 })
    expect(decideVerdict(3, [aigerim, bolat])).toEqual({ standing: "waits", missing: 1 })
  })

  test("agrees where all name the same rating", () => {
    expect(decideVerdict(2, [aigerim, bolat])).toEqual({
      standing: "agreed",
      rating: "broken",
      made: [1, 2],
      dissent: [],
    })
  })

  test("has no verdict where two differ, nor where one of three does", () => {
    expect(decideVerdict(2, [aigerim, dana])).toEqual({ standing: "disputed" })
    expect(decideVerdict(3, [aigerim, bolat, dana])).toEqual({ standing: "disputed" })
  })

  test("lets somebody else decide between them, the dissent kept", () => {
    expect(decideVerdict(2, [aigerim, dana], { ...marat, rating: "stalled" })).toEqual({
      standing: "adjudicated",
      rating: "stalled",
      made: [3, 4],
      dissent: [1],
    })
  })

  test("lets them decide on a third rating: then both are dissent", () => {
    expect(decideVerdict(2, [aigerim, dana], marat)).toEqual({
      standing: "adjudicated",
      rating: "kept",
      made: [4],
      dissent: [1, 3],
    })
  })

  test("never counts one person twice, nor lets one decide on an own coding", () => {
    expect(() => decideVerdict(2, [aigerim, aigerim])).toThrow("coded twice")
    expect(() => decideVerdict(2, [aigerim, dana], { ...marat, accountId: 11 })).toThrow(
      "coded twice",
    )
  })

  test("asks two people at least, whatever a code book of old says", () => {
    expect([1, 2, 3].map((codingsNeeded) => codingsFor({ codingsNeeded }))).toEqual([2, 2, 3])
  })
})
