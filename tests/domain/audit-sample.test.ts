import { createHash } from "node:crypto"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { detectionRate, upperBound } from "#app/domain/audit-bound.ts"
import { drawSample } from "#app/domain/audit-sample.ts"
import { nodeDigest as digest } from "#app/log/digest.server.ts"

const root = createHash("sha256").update("a root").digest()

/** The same rule in other words: with big numbers, and node's own hash. */
function drawnAnew(of: Buffer, leaves: readonly number[], size: number): number[] {
  const chosen: number[] = []
  for (let counter = 0n; chosen.length < Math.min(size, leaves.length); counter += 1n) {
    const number = Buffer.from(counter.toString(16).padStart(16, "0"), "hex")
    const hash = createHash("sha256").update(of).update(number).digest("hex")
    const leaf = leaves[Number(BigInt(`0x${hash}`) % BigInt(leaves.length))] ?? -1
    if (!chosen.includes(leaf)) chosen.push(leaf)
  }
  return chosen
}

function indexes(drawn: readonly { leafIndex: number }[]): number[] {
  return drawn.map(({ leafIndex }) => leafIndex)
}

describe("the sample of an audit", () => {
  test("is drawn again by whoever follows the written rule", () => {
    const leaves = Array.from({ length: 1000 }, (_, n) => 3 * n + 7)
    const drawn = drawSample(digest, root, leaves)
    expect(indexes(drawn)).toEqual(drawnAnew(root, leaves, 100))
    expect(new Set(indexes(drawn)).size).toBe(100)
  })

  test("is the same for any tree, and never twice the same leaf", () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 32, maxLength: 32 }),
        fc.uniqueArray(fc.nat(100_000), { maxLength: 60 }),
        fc.integer({ min: 1, max: 50 }),
        (bytes, leaves, size) => {
          const sorted = leaves.sort((one, other) => one - other)
          const drawn = indexes(drawSample(digest, bytes, sorted, size))
          expect(drawn).toEqual(drawnAnew(Buffer.from(bytes), sorted, size))
          expect(drawn).toHaveLength(Math.min(size, sorted.length))
        },
      ),
      { numRuns: 50 },
    )
  })

  test("takes all where there are few, none where there is none", () => {
    expect(indexes(drawSample(digest, root, [5, 9, 12])).sort()).toEqual([12, 5, 9])
    expect(drawSample(digest, root, [])).toEqual([])
  })

  test("passes over what was taken back, and takes the next instead", () => {
    const leaves = Array.from({ length: 400 }, (_, n) => n)
    const plain = indexes(drawSample(digest, root, leaves, 10))
    const gone = new Set(plain.slice(2, 4))
    const without = indexes(drawSample(digest, root, leaves, 10, gone))
    const longer = indexes(drawSample(digest, root, leaves, 12))
    expect(without).toEqual(longer.filter((index) => !gone.has(index)))
  })

  test("changes wholly with the root", () => {
    const leaves = Array.from({ length: 10_000 }, (_, n) => n)
    const other = createHash("sha256").update("another root").digest()
    const both = new Set([
      ...indexes(drawSample(digest, root, leaves)),
      ...indexes(drawSample(digest, other, leaves)),
    ])
    expect(both.size).toBeGreaterThan(190)
  })
})

describe("the bound of an audit", () => {
  // Clopper–Pearson, one side, 95 %: the quantile 0.95 of the beta distribution (bad + 1, n − bad),
  // from printed tables and, for no bad one, 1 − 0.05^(1/n).
  test.each([
    [0, 1, 0.95],
    [0, 10, 0.2589],
    [0, 100, 0.02951],
    [1, 10, 0.3942],
    [2, 10, 0.5069],
    [1, 100, 0.04656],
    [3, 50, 0.1478],
    [5, 100, 0.1023],
    [10, 100, 0.1637],
  ])("for %d bad of %d is %f", (bad, checked, bound) => {
    expect(upperBound(bad, checked)).toBeCloseTo(bound, 4)
  })

  test("without a bad one is a little less than 3/n", () => {
    for (const n of [10, 30, 100, 300, 1000]) {
      expect(upperBound(0, n)).toBeLessThan(3 / n)
      expect(upperBound(0, n)).toBeGreaterThan(2.5 / n)
      expect(upperBound(0, n)).toBeCloseTo(1 - 0.05 ** (1 / n), 10)
    }
  })

  test("says nothing where nothing was checked or all is bad", () => {
    expect([upperBound(0, 0), upperBound(7, 7)]).toEqual([1, 1])
  })
})

test("a sample finds invented signatures as often as reckoned", () => {
  const total = 2000
  const leaves = Array.from({ length: total }, (_, n) => n)
  const rounds = 400
  for (const invented of [20, 60]) {
    const caught = Array.from({ length: rounds }, (_, round) => {
      const roundsRoot = createHash("sha256").update(`round ${round}`).digest()
      return drawSample(digest, roundsRoot, leaves).some(({ leafIndex }) => leafIndex < invented)
    }).filter(Boolean).length
    const reckoned = detectionRate(invented, total, 100)
    const deviation = Math.sqrt((reckoned * (1 - reckoned)) / rounds)
    expect(Math.abs(caught / rounds - reckoned)).toBeLessThan(4 * deviation + 0.01)
  }
})
