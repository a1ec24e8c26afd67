import { describe, expect, test } from "vitest"
import { assess } from "#app/domain/recall-rule.ts"
import { listRules } from "#app/domain/rule-set.ts"
import { advisory, term } from "./rule-sets.ts"

describe("advisory", () => {
  test("has no effect in law and no rule of law's", () => {
    expect(advisory.legalEffect).toBe("none")
    const statuses = new Set(listRules(advisory).map(({ rule }) => rule.status))
    expect([...statuses]).toEqual(["chosen"])
  })

  test("takes any mandate on any day of the term", () => {
    for (const mandate of ["list", "district"] as const) {
      const facts = { ...term, mandate, on: term.electedOn, office: "kurultai" }
      expect(assess(advisory, facts)).toMatchObject({
        recallable: true,
        refusals: [],
        opensOn: term.electedOn,
        closesOn: term.termEndsOn,
        notEstablished: [],
      })
    }
  })

  test("asks more than a tenth of the voters or, where nobody knows their number, 500", () => {
    expect(assess(advisory, { electorate: 900 }).signaturesNeeded).toBe(91)
    expect(assess(advisory, {}).signaturesNeeded).toBe(500)
  })

  test("knows no vote", () => {
    const facts = { electorate: 900, signatures: 91, turnedOut: 500, forRecall: 400 }
    expect(assess(advisory, facts)).toMatchObject({
      sufficient: true,
      turnoutNeeded: null,
      voteValid: null,
      recalled: null,
    })
  })

  test("opens at once", () => {
    expect(advisory.procedure).toMatchObject({ seconders: 0, replyWindow: { value: 0 } })
  })
})
