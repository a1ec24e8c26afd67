import { describe, expect, test } from "vitest"
import { assess } from "#app/domain/recall-rule.ts"
import { isInForce, listRules, notEstablishedRules } from "#app/domain/rule-set.ts"
import { former, kz, lawOf, term } from "./rule-sets.ts"

describe("kz-2026", () => {
  const whole = {
    ...term,
    on: "2026-11-24",
    registeredOn: "2026-12-01",
    electorate: 400_000,
    signatures: 40_001,
    turnedOut: 133_334,
    forRecall: 66_668,
  }

  test("says what nobody has read in the wording in force, and what the former one gives", () => {
    const { articles, ...answers } = assess(kz, whole)
    expect(articles.turnoutNeeded).toEqual(["113-16(3)"])
    expect(answers).toEqual({
      recallable: null,
      refusals: [],
      opensOn: null,
      closesOn: null,
      signaturesNeeded: 40_001,
      signingEndsOn: null,
      sufficient: true,
      turnoutNeeded: null,
      voteValid: null,
      recalled: null,
      notEstablished: [
        "recallable",
        "refusals",
        "opensOn",
        "closesOn",
        "signingEndsOn",
        "turnoutNeeded",
        "voteValid",
        "recalled",
      ],
      lastKnown: {
        recallable: true,
        refusals: [],
        opensOn: "2024-03-19",
        closesOn: "2027-03-19",
        signingEndsOn: "2026-12-31",
        turnoutNeeded: 133_334,
        voteValid: true,
        recalled: true,
      },
      mayMove: [],
    })
  })

  test("assesses nothing that was not asked", () => {
    expect(assess(kz, {})).toMatchObject({ notEstablished: [], lastKnown: {} })
  })

  test("gives the former wording's refusal with its article as last known", () => {
    const late = { ...term, on: "2027-03-20" }
    const { recallable, refusals, lastKnown } = assess(kz, late)
    expect(recallable).toBeNull()
    expect(refusals).toEqual([])
    expect(lastKnown.recallable).toBe(false)
    expect(lastKnown.refusals).toEqual([
      { code: "closed-at-end", article: "113-12(2)", details: { closesOn: "2027-03-19" } },
    ])
  })

  test("lets nobody start a recall under it before it is in force", () => {
    expect(assess(kz, { ...term, on: "2026-06-30" })).toMatchObject({
      recallable: false,
      refusals: [{ code: "not-in-force", details: { validFrom: "2026-07-01" } }],
      notEstablished: [],
    })
  })

  test("has no recall of list deputies, whatever the rest says", () => {
    expect(assess(kz, { ...term, mandate: "list", on: "2026-11-24" })).toMatchObject({
      recallable: false,
      refusals: [{ code: "list-mandate", article: "113-14(2)" }],
      opensOn: null,
      closesOn: null,
      notEstablished: [],
    })
  })

  test("binds maslikhats alone", () => {
    expect(assess(kz, { office: "mazhilis" }).refusals).toMatchObject([{ code: "other-office" }])
    expect(assess(kz, { office: "maslikhat" }).refusals).toEqual([])
  })

  test("is in force from 1 July 2026", () => {
    expect(isInForce(kz, "2026-06-30")).toBe(false)
    expect(isInForce(kz, "2026-07-01")).toBe(true)
  })

  test("holds as read only articles that Law No. 305-VIII left as they were", () => {
    const untouched = ["113-14(2)", "113-14(3)", "113-14(4)"]
    for (const { name, rule } of listRules(kz)) {
      const stands = rule.status !== "chosen" && untouched.includes(rule.article)
      expect([name, rule.status === "not-established"]).toEqual([name, !stands])
    }
    expect(notEstablishedRules(kz)).toContain("turnout")
    expect(notEstablishedRules(kz)).not.toContain("check")
    expect(notEstablishedRules(former)).toEqual([])
  })

  test("has of every article that was touched the wording of 2022 as last known", () => {
    const before = new Map(listRules(lawOf("kz-2022")).map(({ name, rule }) => [name, rule]))
    for (const { name, rule } of listRules(kz)) {
      const earlier = before.get(name)
      if (rule.status !== "not-established" || name === "agitation") continue
      const value = earlier?.status === "established" ? earlier.value : "none"
      expect([name, rule.lastKnown]).toEqual([name, value])
    }
  })
})
