import { describe, expect, test } from "vitest"
import { findLawOf, isLawName, ruleSetFor } from "#app/domain/binding-rule-set.ts"
import { recallOutlook } from "#app/domain/recall-outlook.ts"
import { ruleSets } from "#tests/support/rule-sets.ts"

const district = "district" as const

describe("the law of a seat", () => {
  test.each([
    ["kz/maslikhat", "2024-06-01", "kz-2022", true],
    ["kz/maslikhat", "2026-06-30", "kz-2022", true],
    ["kz/maslikhat", "2026-07-01", "kz-2026", true],
    ["kz-2022/maslikhat", "2026-07-01", "kz-2026", true],
    ["kz-2026", "2024-06-01", "kz-2022", true],
    ["kz-2026", "2026-11-24", "kz-2026", true],
    ["kz/mazhilis", "2024-06-01", "kz-2022", true],
    ["kz-2022", "2024-06-01", "kz-2022", true],
    ["kz/mazhilis", "2026-07-01", "kz-2026", false],
    ["kz/kurultai", "2026-11-24", "kz-2026", false],
    ["uk-2015", "2026-11-24", "uk-2015", true],
  ])("that names %s is on %s: %s, binding %s", (ruleSet, day, id, binds) => {
    expect(findLawOf({ ruleSet, kind: district }, ruleSets, day)).toMatchObject({
      ruleSet: { id },
      binds,
    })
    const petitions = ruleSetFor({ ruleSet, kind: district }, ruleSets, day)
    expect(petitions.id).toBe(binds ? id : "advisory")
  })

  test.each([
    ["nobody has named one", null, "2026-11-24"],
    ["the one named is not known here", "xx-1900", "2026-11-24"],
    ["none was in force yet", "kz/maslikhat", "2022-11-17"],
    [
      "the wording in force speaks of one of two offices, and nobody said which",
      "kz-2022",
      "2026-07-01",
    ],
    ["the family alone is named", "kz", "2026-07-01"],
  ])("is not known where %s", (_, ruleSet, day) => {
    expect(findLawOf({ ruleSet, kind: district }, ruleSets, day)).toBeUndefined()
    expect(ruleSetFor({ ruleSet, kind: district }, ruleSets, day).id).toBe("advisory")
  })

  test("binds no list seat where it speaks of districts", () => {
    const seat = { ruleSet: "kz/maslikhat", kind: "list" } as const
    expect(findLawOf(seat, ruleSets, "2026-11-24")?.binds).toBe(false)
  })

  test.each([
    ["kz", true],
    ["kz/maslikhat", true],
    ["kz/mazhilis", true],
    ["kz-2022", true],
    ["advisory", true],
    ["kz/senate", false],
    ["kz/maslikhat/astana", false],
    ["kazakhstan", false],
    ["", false],
  ])("may be named as %o: %s", (name, may) => {
    expect(isLawName(name, ruleSets)).toBe(may)
  })
})

describe("three days and three answers", () => {
  const span = { startDate: "2023-03-19", endDate: "2028-03-19", period: null }
  const mazhilis = { ...span, ruleSet: "kz/mazhilis", kind: district }
  const maslikhat = { ...span, ruleSet: "kz/maslikhat", kind: district }

  test("a Mazhilis deputy in 2024 can be recalled, by the law as it was read", () => {
    expect(recallOutlook(mazhilis, ruleSets, "2024-03-19")).toMatchObject({
      status: "open",
      ruleSet: "kz-2022",
      office: "mazhilis",
      opensOn: "2024-03-19",
      closesOn: "2027-03-19",
      byLastKnown: false,
    })
    expect(recallOutlook(mazhilis, ruleSets, "2024-03-18").status).toBe("not-yet")
  })

  test("the same deputy cannot be recalled from 1 July 2026", () => {
    expect(recallOutlook(mazhilis, ruleSets, "2026-06-30").status).toBe("open")
    expect(recallOutlook(mazhilis, ruleSets, "2026-07-01")).toMatchObject({
      status: "none",
      opensOn: null,
      article: "113-14(2)",
    })
  })

  test("a maslikhat deputy can be recalled that day, by the wording before", () => {
    expect(recallOutlook(maslikhat, ruleSets, "2026-07-01")).toMatchObject({
      status: "open",
      ruleSet: "kz-2026",
      office: "maslikhat",
      closesOn: "2027-03-19",
      byLastKnown: true,
    })
  })
})
