import { describe, expect, test } from "vitest"
import { parseRuleSet } from "#app/domain/rule-set.ts"
import { kzData } from "./rule-sets.ts"

describe("parseRuleSet", () => {
  test.each([
    ["an unknown field", { surprise: 1 }],
    ["a day that is none", { validFrom: "2026-02-30" }],
    ["a source that is not listed", { sources: {} }],
    ["no stage", { stages: [] }],
    [
      "an established rule without its article",
      { check: { status: "established", value: { value: 10, unit: "days" } } },
    ],
  ])("throws on %s", (_, changes) => {
    expect(() => parseRuleSet({ ...kzData, ...changes })).toThrow()
  })
})
