import { describe, expect, test } from "vitest"
import { evidenceDirection, voteDirection } from "#app/domain/evidence.ts"

describe("voteDirection", () => {
  test.each([
    ["yes", "yes", "supports"],
    ["no", "no", "supports"],
    ["yes", "no", "contradicts"],
    ["no", "yes", "contradicts"],
    ["yes", "abstain", "context"],
    ["yes", "absent", "context"],
    ["no", "not-voting", "context"],
    ["yes", "both", "context"],
    ["no", "paired", "context"],
    ["yes", null, "context"],
  ] as const)("promised %s, voted %s: %s", (fulfillingOption, ownOption, direction) => {
    expect(voteDirection({ fulfillingOption, ownOption })).toBe(direction)
  })
})

test("a vote speaks for itself, other evidence as declared", () => {
  const against = { fulfillingOption: "yes", ownOption: "no" } as const
  expect(evidenceDirection("supports", against)).toBe("contradicts")
  expect(evidenceDirection("supports", null)).toBe("supports")
  expect(evidenceDirection(null, null)).toBe("context")
})
