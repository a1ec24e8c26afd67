import { expect, test } from "vitest"
import { growing, heldMeasures } from "#scripts/bench/soak/watch.ts"
import type { Sample } from "#scripts/bench/soak/watch.ts"

function samples(grows: Partial<Sample>): Sample[] {
  return Array.from({ length: 90 }, (_, nth) => ({
    // Rises and falls, as a heap does between two collections.
    memory: 400 + (nth % 10) * 20 + nth * (grows.memory ?? 0),
    kept: 90 + (nth % 3) + nth * (grows.kept ?? 0),
    descriptors: 80 + (nth % 5) + nth * (grows.descriptors ?? 0),
  }))
}

test("what rises and falls does not grow", () => {
  const measures = heldMeasures(samples({}))
  expect(measures).toHaveLength(3)
  expect(growing(measures)).toEqual([])
})

test.each([
  ["kept by the heap", { kept: 1 }],
  ["memory", { memory: 2 }],
  ["descriptors", { descriptors: 1 }],
])("%s that grows is told, and nothing else", (name, grows) => {
  expect(growing(heldMeasures(samples(grows))).map((measure) => measure.name)).toEqual([
    `${name}, last third`,
  ])
})

test("a site that tells of no collection is not taken for one that keeps nothing", () => {
  const silent = samples({}).map((sample) => ({ ...sample, kept: 0 }))
  expect(growing(heldMeasures(silent)).map((measure) => measure.name)).toEqual([
    "kept by the heap, last third",
  ])
})
