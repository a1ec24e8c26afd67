import { describe, expect, test } from "vitest"
import { compareCounts, countOptions } from "#app/domain/vote.ts"

describe("the options of a vote", () => {
  test("are counted in the order of pages; what nobody chose is left out", () => {
    const options = ["absent", "no", "yes", "absent", "no", "absent"] as const
    expect(countOptions(options.map((option) => ({ option })))).toEqual([
      { option: "yes", value: 1 },
      { option: "no", value: 2 },
      { option: "absent", value: 3 },
    ])
    expect(countOptions([])).toEqual([])
  })
})

describe("the counts that a source tells", () => {
  const counted = [
    { option: "yes", value: 70 },
    { option: "no", value: 12 },
  ] as const

  test.each([
    ["as they are counted", [{ option: "yes", value: 70 }], []],
    ["with another number", [{ option: "yes", value: 71 }], [{ option: "yes", value: 71 }]],
    [
      "of an option that no vote shows",
      [{ option: "paired", value: 2 }],
      [{ option: "paired", value: 2 }],
    ],
    ["with a nought for it", [{ option: "paired", value: 0 }], []],
    ["not at all", [], []],
  ] as const)("%s", (_, told, differing) => {
    expect(compareCounts(told, counted)).toEqual(differing)
  })
})
