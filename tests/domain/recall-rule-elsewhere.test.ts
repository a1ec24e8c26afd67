import { describe, expect, test } from "vitest"
import { assess } from "#app/domain/recall-rule.ts"
import type { RuleSet } from "#app/domain/rule-set.ts"
import { chosen, former } from "./rule-sets.ts"

describe("other laws, as the schema can carry them", () => {
  test("a seat that falls vacant when the signatures suffice", () => {
    const share = { numerator: 2, denominator: 5 }
    const quota = chosen({ base: "registered-voters", share, compare: "more-than" } as const)
    const rules: RuleSet = {
      ...former,
      vacancy: chosen("direct"),
      stages: [{ needed: quota, window: chosen({ value: 60, unit: "days" }) }],
    }
    const facts = { electorate: 30_000, signatures: 12_001, registeredOn: "2026-03-01" }
    expect(assess(rules, facts)).toMatchObject({
      signaturesNeeded: 12_001,
      signingEndsOn: "2026-04-30",
      recalled: true,
      voteValid: null,
    })
    expect(assess(rules, { ...facts, signatures: 12_000 }).recalled).toBe(false)
  })

  test("more for than against, and a quarter of all voters besides; stages in turn", () => {
    const quarter = { numerator: 1, denominator: 4 }
    const tenth = { numerator: 1, denominator: 10 }
    const hundredth = { numerator: 1, denominator: 100 }
    const window = chosen({ value: 60, unit: "days" } as const)
    const rules: RuleSet = {
      ...former,
      turnout: chosen(null),
      majority: chosen({
        base: "votes",
        share: { numerator: 1, denominator: 2 },
        compare: "more-than",
      }),
      secondQuorum: chosen({ base: "registered-voters", share: quarter, compare: "at-least" }),
      stages: [hundredth, tenth].map((share) => ({
        needed: chosen({ base: "registered-voters", share, compare: "at-least" } as const),
        window,
      })),
    }
    const facts = { electorate: 1001, turnedOut: 600, againstRecall: 250 }
    expect(assess(rules, { ...facts, forRecall: 251 }).recalled).toBe(true)
    expect(assess(rules, { ...facts, forRecall: 250 }).recalled).toBe(false)
    expect(assess(rules, { ...facts, forRecall: 250, againstRecall: 3 }).recalled).toBe(false)
    expect(assess(rules, { electorate: 1001, forRecall: 251, turnedOut: 600 }).recalled).toBeNull()
    expect(assess(rules, { electorate: 1001, stage: 1 }).signaturesNeeded).toBe(11)
    expect(assess(rules, { electorate: 1001 }).signaturesNeeded).toBe(101)
    expect(assess(rules, { electorate: 1001, stage: 3 }).signaturesNeeded).toBeNull()
  })

  test("a share of the winner's votes", () => {
    const share = { numerator: 30, denominator: 100 }
    const needed = chosen({ base: "winner-votes", share, compare: "at-least" } as const)
    const rules = {
      ...former,
      stages: [{ needed, window: chosen({ value: 6, unit: "months" } as const) }],
    }
    expect(assess(rules, { winnerVotes: 10_001, electorate: 90_000 }).signaturesNeeded).toBe(3001)
    expect(assess(rules, { electorate: 90_000 }).signaturesNeeded).toBeNull()
  })
})
