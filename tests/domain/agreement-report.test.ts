import { describe, expect, test } from "vitest"
import { krippendorffsAlpha } from "#app/domain/agreement.ts"
import { reportAgreement } from "#app/domain/agreement-report.ts"
import type { AgreementCoding } from "#app/domain/agreement-report.ts"
import type { Rating } from "#app/domain/rating.ts"

function round(
  promise: string,
  [first, second]: readonly [Rating, Rating],
  about: Partial<AgreementCoding> = {},
): AgreementCoding[] {
  const coded = { promise, round: 1, category: "roads", codedOn: "2026-02-03", ...about }
  return [
    { ...coded, coder: "a1", rating: first },
    { ...coded, coder: "b2", rating: second },
  ]
}

function many(count: number, from: string, pair: readonly [Rating, Rating], codedOn: string) {
  return Array.from({ length: count }, (_, at) =>
    round(`${from}${String(at)}`, pair, { codedOn }),
  ).flat()
}

describe("the report", () => {
  test("counts a round once, whatever others were coded before it", () => {
    const report = reportAgreement([
      ...round("p1", ["kept", "kept"]),
      ...round("p1", ["kept", "broken"], { round: 2 }),
      ...round("p2", ["broken", "broken"], { category: "water" }),
    ])
    expect(report.overall).toMatchObject({ units: 3, percent: 2 / 3 })
    expect(report.categories.map(({ name, units }) => [name, units])).toEqual([
      ["roads", 2],
      ["water", 1],
    ])
    expect(report.coders.map(({ name, units }) => [name, units])).toEqual([
      ["a1", 3],
      ["b2", 3],
    ])
  })

  test("passes over a round of one coding: there is nobody to agree with", () => {
    expect(reportAgreement(round("p", ["kept", "kept"]).slice(1)).overall.units).toBe(0)
  })

  test("leaves ratings without a place in the order out of the ordinal alpha alone", () => {
    const codings = [
      ...round("p1", ["kept", "kept"]),
      ...round("p2", ["broken", "stalled"]),
      ...round("p3", ["not-verifiable", "kept"]),
    ]
    const { nominal, ordinal } = reportAgreement(codings).overall
    const onScale = [
      [4, 4],
      [0, 1],
      [null, 4],
    ]
    expect(ordinal.value).toBe(krippendorffsAlpha(onScale, "ordinal"))
    expect(nominal.value).not.toBe(ordinal.value)
  })

  test("marks a quarter that lies wholly below all before it, and no other", () => {
    const good = [
      ...many(20, "k", ["kept", "kept"], "2026-01-10"),
      ...many(20, "b", ["broken", "broken"], "2026-03-31"),
    ]
    const bad = [
      ...many(15, "x", ["kept", "broken"], "2026-04-01"),
      ...many(15, "y", ["broken", "kept"], "2026-06-30"),
    ]
    expect(
      reportAgreement([...good, ...bad]).quarters.map(({ name, units, drifted }) => [
        name,
        units,
        drifted,
      ]),
    ).toEqual([
      ["2026-Q1", 40, false],
      ["2026-Q2", 30, true],
    ])
  })
})
