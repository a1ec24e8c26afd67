import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { drawLines } from "#app/domain/sheet-lot.server.ts"
import { decideRekey, settledChoice, tenthOf } from "#app/domain/sheet-rekey.ts"
import type { Opinion } from "#app/domain/sheet-rekey.ts"

const seed = Buffer.alloc(32, 7)

function names(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `K3V9X2M4Q/${String(index + 1)}`)
}

describe("the lot", () => {
  test.each([
    [0, 0],
    [1, 1],
    [10, 1],
    [11, 2],
    [79, 8],
    [80, 8],
    [81, 9],
  ])("of %i lines takes a tenth, rounded up: %i", (lines, drawn) => {
    expect(tenthOf(lines)).toBe(drawn)
    expect(new Set(drawLines(seed, names(lines))).size).toBe(drawn)
  })

  test("is the same for the same seed, in whatever order the lines come", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), fc.nat(200), (by, count) => {
        const lines = names(count)
        const again = drawLines(by, [...lines].reverse())
        expect(again).toEqual(drawLines(by, lines))
        expect(lines).toEqual(expect.arrayContaining(again))
      }),
    )
  })

  test("falls on each line alike over many seeds", () => {
    const hits = new Map<string, number>()
    for (let n = 0; n < 2000; n++) {
      const by = Buffer.alloc(32)
      by.writeUInt32BE(n)
      for (const line of drawLines(by, names(20))) hits.set(line, (hits.get(line) ?? 0) + 1)
    }
    // 2,000 draws of 2 among 20: 200 each, standard deviation 13.4.
    for (const line of names(20)) expect(Math.abs((hits.get(line) ?? 0) - 200)).toBeLessThan(70)
  })
})

describe("a second reading", () => {
  test.each([
    ["own-batch", { isWaiting: true, firstReader: 1 }],
    ["own-batch", { isWaiting: false, firstReader: 1 }],
    ["line-not-waiting", { isWaiting: false, firstReader: 2 }],
  ])("is refused: %s", (code, line) => {
    expect(decideRekey(line, 1)).toMatchObject({ ok: false, refusal: { code } })
  })

  test("is taken of somebody else's line that waits", () => {
    expect(decideRekey({ isWaiting: true, firstReader: 2 }, 1)).toMatchObject({ ok: true })
  })
})

describe("two readings that differ", () => {
  const readers = { first: 1, second: 2 }

  test.each<[string, Opinion[], string | undefined]>([
    ["wait while nobody has said a word", [], undefined],
    ["wait after one reader's word", [{ accountId: 1, choice: "first" }], undefined],
    ["are settled by a third person's word", [{ accountId: 3, choice: "second" }], "second"],
    [
      "are settled by what both readers say",
      [
        { accountId: 1, choice: "second" },
        { accountId: 2, choice: "second" },
      ],
      "second",
    ],
    [
      "wait while each reader holds to their own",
      [
        { accountId: 1, choice: "first" },
        { accountId: 2, choice: "second" },
      ],
      undefined,
    ],
    [
      "are then settled by a third person",
      [
        { accountId: 1, choice: "first" },
        { accountId: 2, choice: "second" },
        { accountId: 3, choice: "illegible" },
      ],
      "illegible",
    ],
  ])("%s", (_, opinions, settled) => {
    expect(settledChoice(readers, opinions)).toBe(settled)
  })
})
