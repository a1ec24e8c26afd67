import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { decideDisclosure } from "#app/domain/disclosure.ts"
import type { ShownCells } from "#app/domain/disclosure.ts"

describe("decideDisclosure", () => {
  test.each([
    ["nothing under the least", {}, { email: 9, roll: 9 }, { email: null, roll: null }],
    ["both, once each has enough", {}, { email: 10, roll: 10 }, { email: 10, roll: 10 }],
    ["none of two while one has too few", {}, { email: 500, roll: 9 }, { email: null, roll: null }],
    [
      "the first, while those behind it hide one another",
      {},
      { email: 500, roll: 6, eds: 4 },
      { email: 500, roll: null, eds: null },
    ],
    [
      "none, while those behind it are too few",
      {},
      { email: 500, roll: 6, eds: 3 },
      { email: null, roll: null, eds: null },
    ],
    [
      "the old numbers, while only one has moved",
      { email: 20, roll: 20 },
      { email: 120, roll: 29 },
      { email: 20, roll: 20 },
    ],
    [
      "new numbers, once all have moved",
      { email: 20, roll: 20 },
      { email: 120, roll: 30 },
      { email: 120, roll: 30 },
    ],
    [
      "nothing of any, once one has fallen under the least",
      { email: 20, roll: 20, eds: 20 },
      { email: 120, roll: 3, eds: 10 },
      { email: null, roll: null, eds: null },
    ],
    ["the only cell that there can be", {}, { email: 10 }, { email: 10 }],
    ["not each step of it", { email: 10 }, { email: 19 }, { email: 10 }],
  ] as const)("shows %s", (_, shown, now, expected) => {
    expect(decideDisclosure(shown, now)).toEqual(expected)
  })
})

/*
 * The adversary knows the rule, the whole at every publication and all that was ever shown. For each day it
 * keeps every table of numbers that would have been shown so. It has found something out where a cell can
 * only have changed by 1 up to one less than the least between two days, in all the worlds that are left.
 */

interface Day {
  readonly shown: ShownCells
  /** By cell, each number that it may have had. */
  readonly possible: readonly ReadonlySet<number>[]
  readonly told: readonly boolean[]
}

const names = ["a", "b", "c", "d"]

/** What days of true numbers let the adversary think. */
function watch(history: readonly (readonly number[])[], least: number): Day[] {
  let shown: ShownCells = {}
  return history.map((now) => {
    const before = shown
    const whole = now.reduce((sum, count) => sum + count, 0)
    shown = decideDisclosure(before, tableOf(now), least)
    const seen = JSON.stringify(shown)
    const worlds = [...splits(whole, now.length)].filter(
      (world) => JSON.stringify(decideDisclosure(before, tableOf(world), least)) === seen,
    )
    return {
      shown,
      possible: now.map((_, cell) => new Set(worlds.map((world) => world[cell] ?? 0))),
      told: now.map((_, cell) => shown[nameOf(cell)] !== (before[nameOf(cell)] ?? null)),
    }
  })
}

/** What it finds out: a cell and two days, between which the cell was told anew at most once. */
function findings(days: readonly Day[], least: number): string[] {
  const found: string[] = []
  for (const [to, late] of days.entries()) {
    for (const [from, early] of days.slice(0, to).entries()) {
      for (const [cell, numbers] of late.possible.entries()) {
        const tellings = days.slice(from + 1, to + 1).filter(({ told }) => told[cell])
        if (tellings.length > 1) continue
        const mayBeNoneOrMany = [...numbers].some((number) =>
          [...(early.possible[cell] ?? [])].some((other) => {
            const change = Math.abs(number - other)
            return change === 0 || change >= least
          }),
        )
        if (!mayBeNoneOrMany) found.push(`${nameOf(cell)}: days ${String(from)} to ${String(to)}`)
      }
    }
  }
  return found
}

function* splits(whole: number, cells: number): Generator<number[]> {
  if (cells === 1) yield [whole]
  else {
    for (let first = 0; first <= whole; first++) {
      for (const rest of splits(whole - first, cells - 1)) yield [first, ...rest]
    }
  }
}

function tableOf(numbers: readonly number[]): Record<string, number> {
  return Object.fromEntries(numbers.map((count, cell) => [nameOf(cell), count]))
}

function nameOf(cell: number): string {
  return names[cell] ?? ""
}

/** Days on which people sign and withdraw, most of them in the first cell. */
function histories(least: number) {
  const move = fc.tuple(fc.nat(3 * least), fc.nat(2 * least), fc.nat(2))
  return fc.integer({ min: 2, max: 4 }).chain((cells) =>
    fc
      .array(fc.array(move, { minLength: cells, maxLength: cells }), { minLength: 2, maxLength: 5 })
      .map((days) => {
        let now = Array.from({ length: cells }, () => 0)
        return days.map((moves) => {
          now = now.map((count, cell) => {
            const [signed, withdrawn, much] = moves[cell] ?? [0, 0, 0]
            const left = much === 0 ? withdrawn : 0
            return Math.max(0, count + (cell === 0 ? signed : signed % least) - left)
          })
          return now
        })
      }),
  )
}

describe("what is shown of a breakdown", () => {
  test.each([2, 3])(
    "lets nobody infer a change of a cell by fewer than %i",
    (least) => {
      let told = 0
      fc.assert(
        fc.property(histories(least), (history) => {
          const days = watch(history, least)
          told += days.filter(({ told: cells }) => cells.some(Boolean)).length
          expect(findings(days, least)).toEqual([])
        }),
        { numRuns: 300 },
      )
      expect(told, "something was told").toBeGreaterThan(100)
    },
    60_000,
  )

  test("would be found out by this adversary, were the cells kept back too few", () => {
    // Shown plainly, 7 of 7 and then 7 of 8 tell of one in the other cell.
    const days: Day[] = [
      { shown: {}, possible: [new Set([7]), new Set([0])], told: [true, false] },
      { shown: {}, possible: [new Set([7]), new Set([1])], told: [false, false] },
    ]
    expect(findings(days, 3)).toEqual(["b: days 0 to 1"])
  })

  test("never shows a number under the least, nor a step of fewer", () => {
    fc.assert(
      fc.property(histories(10), (history) => {
        let shown: ShownCells = {}
        for (const now of history) {
          const next = decideDisclosure(shown, tableOf(now))
          for (const [name, count] of Object.entries(next)) {
            if (count === null) continue
            expect(count).toBeGreaterThanOrEqual(10)
            const step = Math.abs(count - (shown[name] ?? 0))
            expect(step === 0 || step >= 10).toBe(true)
          }
          shown = next
        }
      }),
    )
  })
})
