import { describe, expect, test } from "vitest"
import { parseRuleSetFile } from "#app/domain/rule-set.server.ts"
import { kzData } from "./rule-sets.ts"

describe("a rule set", () => {
  test.each([
    ["an unknown field", { surprise: 1 }],
    ["a day that is none", { validFrom: "2026-02-30" }],
    ["a source that is not listed", { sources: {} }],
    ["no stage", { stages: [] }],
    ["holidays that are not there", { holidays: "zz" }],
    [
      "an established rule without its article",
      { call: { status: "established", value: { value: 10, unit: "days" } } },
    ],
    [
      "a rule of a stage whose source is not listed",
      {
        stages: kzData.stages.map((stage) => ({
          ...stage,
          spread: { ...stage.spread, source: "nowhere" },
        })),
      },
    ],
  ])("is none with %s", (_, changes) => {
    const wrong = { ...kzData, ...changes } as typeof kzData
    expect(() => parseRuleSetFile(wrong)).toThrow()
  })
})
