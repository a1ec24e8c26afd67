import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { cohensKappa, krippendorffsAlpha, percentAgreement } from "#app/domain/agreement.ts"
import type { Unit } from "#app/domain/agreement.ts"
import { bootstrapInterval } from "#app/domain/bootstrap.ts"

const none = null

/**
 * Krippendorff (2011), "Computing Krippendorff's Alpha-Reliability", example C: four observers, twelve
 * units, seven values missing.
 */
const fourObservers = [
  [1, 2, 3, 3, 2, 1, 4, 1, 2, none, none, none],
  [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, none, 3],
  [none, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, none],
  [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, none],
]

/** The same author's example in Wikipedia, "Krippendorff's alpha": three coders, fifteen units. */
const threeCoders = [
  [none, none, none, none, none, 3, 4, 1, 2, 1, 1, 3, 3, none, 3],
  [1, none, 2, 1, 3, 3, 4, 3, none, none, none, none, none, none, none],
  [none, none, 2, 1, 3, 4, 4, none, 2, 1, 1, 3, 3, none, 4],
]

describe("Krippendorff's alpha", () => {
  test.each([
    ["nominal", 0.743],
    ["ordinal", 0.815],
  ] as const)("of Krippendorff's example C is, %s, %d", (metric, published) => {
    expect(krippendorffsAlpha(unitsOf(fourObservers), metric)).toBeCloseTo(published, 3)
  })

  test("of three coders with gaps is the published 0.691", () => {
    expect(krippendorffsAlpha(unitsOf(threeCoders), "nominal")).toBeCloseTo(0.691, 3)
  })

  test("is one where all agree, and none where nothing could differ", () => {
    const agreed = [
      [0, 0],
      [1, 1],
    ]
    expect(krippendorffsAlpha(agreed, "ordinal")).toBe(1)
    expect(krippendorffsAlpha([[2, 2]], "nominal")).toBeNull()
    expect(krippendorffsAlpha([[1, none], [none]], "nominal")).toBeNull()
  })

  test("does not look at who coded what, nor at the order of units", () => {
    const unit = fc.array(fc.option(fc.nat(4), { nil: null }), { minLength: 2, maxLength: 4 })
    fc.assert(
      fc.property(fc.array(unit, { minLength: 2, maxLength: 12 }), (units) => {
        const turned = [...units].reverse().map((coded) => [...coded].reverse())
        for (const metric of ["nominal", "ordinal"] as const) {
          const alpha = krippendorffsAlpha(units, metric)
          const other = krippendorffsAlpha(turned, metric)
          if (alpha === null) expect(other).toBeNull()
          else expect(other).toBeCloseTo(alpha, 9)
        }
      }),
    )
  })
})

describe("Cohen's kappa", () => {
  test.each([
    // Altman, Practical Statistics for Medical Research (1991), section 14.3: xeromammograms.
    [
      "of two radiologists and 85 pictures",
      [
        [21, 12, 0, 0],
        [4, 17, 1, 0],
        [3, 9, 15, 2],
        [0, 0, 0, 1],
      ],
      0.47,
    ],
    // Wikipedia, "Cohen's kappa": two readers of 50 applications; and the same agreement with other shares.
    [
      "of two readers and 50 applications",
      [
        [20, 5],
        [10, 15],
      ],
      0.4,
    ],
    [
      "where the readers are alike in their shares",
      [
        [45, 15],
        [25, 15],
      ],
      0.13,
    ],
    [
      "where they are not",
      [
        [25, 35],
        [5, 35],
      ],
      0.26,
    ],
  ] as const)("%s is %#", (_name, table, published) => {
    expect(cohensKappa(pairsOf(table))).toBeCloseTo(published, 2)
  })

  test("has no value without pairs, or where both only ever say one thing", () => {
    expect(cohensKappa([])).toBeNull()
    expect(cohensKappa([[1, 1]])).toBeNull()
  })
})

test("percent agreement counts pairs of codings, not units", () => {
  expect(
    percentAgreement([
      [1, 1, 2],
      [3, 3],
      [4, null],
    ]),
  ).toBe(0.5)
  expect(percentAgreement([[1], []])).toBeNull()
})

describe("the bootstrap", () => {
  const units = unitsOf(fourObservers)

  test("draws the same each time and spans the value", () => {
    const interval = bootstrapInterval(units, (drawn) => krippendorffsAlpha(drawn, "nominal"))
    expect(interval).toEqual(
      bootstrapInterval(units, (drawn) => krippendorffsAlpha(drawn, "nominal")),
    )
    expect(interval?.low).toBeLessThan(0.743)
    expect(interval?.high).toBeGreaterThan(0.743)
  })

  test("holds a known share: of a fair coin's mean, 95 of 100 intervals", () => {
    const coins = Array.from({ length: 400 }, (_, at) => at % 2)
    const interval = bootstrapInterval(coins, mean)
    // The mean of 400 throws has a standard error of 0.025: 1.96 of them to each side.
    expect(interval?.low).toBeCloseTo(0.5 - 0.049, 1)
    expect(interval?.high).toBeCloseTo(0.5 + 0.049, 1)
  })

  test("says nothing of one unit, or where most draws have no value", () => {
    expect(bootstrapInterval([1], mean)).toBeUndefined()
    expect(bootstrapInterval([1, 2], () => null)).toBeUndefined()
  })
})

function mean(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0) / values.length
}

/** A table with a row a coder becomes one with a row a unit. */
function unitsOf(coders: readonly (readonly (number | null)[])[]): Unit[] {
  return (coders[0] ?? []).map((_, unit) => coders.map((coder) => coder[unit] ?? null))
}

function pairsOf(table: readonly (readonly number[])[]): [number, number][] {
  return table.flatMap((row, first) =>
    row.flatMap((count, second) =>
      Array.from({ length: count }, (): [number, number] => [first, second]),
    ),
  )
}
