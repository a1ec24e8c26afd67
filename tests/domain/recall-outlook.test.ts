import { describe, expect, test } from "vitest"
import { recallOutlook } from "#app/domain/recall-outlook.ts"
import { advisory, former, kz } from "#tests/domain/rule-sets.ts"

const mandate = {
  ruleSet: "kz-2026",
  kind: "district",
  startDate: "2023-03-29",
  endDate: null,
  period: { startDate: "2023-03-29", endDate: "2028-03-28" },
} as const

const asShipped = new Map([
  ["kz-2026", kz],
  ["advisory", advisory],
])

/** The same law, had everything of the former wording stayed in force. */
const asBefore = new Map([...asShipped, ["kz-2026", former]])

describe("a district seat under the law of 2026", () => {
  test.each([
    ["2026-07-02", "open"],
    ["2027-03-28", "open"],
    ["2027-03-29", "over"],
    ["2028-03-28", "over"],
  ])("on %s: %s", (today, status) => {
    expect(recallOutlook(mandate, asShipped, today)).toMatchObject({
      status,
      ruleSet: "kz-2026",
      article: "113-12(2)",
      term: { from: "2023-03-29", to: "2028-03-28" },
    })
  })

  test("has days by the former wording as long as nobody has read the one in force", () => {
    expect(recallOutlook(mandate, asShipped, "2026-11-24").byLastKnown).toBe(true)
    expect(recallOutlook(mandate, asBefore, "2026-11-24").byLastKnown).toBe(false)
  })

  test("won in 2026 cannot be recalled in its first year", () => {
    const fresh = { ...mandate, startDate: "2026-08-01", period: null }
    const { opensOn } = recallOutlook(fresh, asShipped, "2026-11-24")
    expect(opensOn).toBe("2027-08-01")
    expect(recallOutlook(fresh, asShipped, "2027-07-31").status).toBe("not-yet")
    expect(recallOutlook(fresh, asShipped, "2027-08-01")).toMatchObject({
      status: "open",
      closesOn: null,
    })
  })

  test("of which nobody knows the days is said to be neither open nor closed", () => {
    const undated = { ...mandate, startDate: null, period: null }
    expect(recallOutlook(undated, asShipped, "2026-11-24")).toMatchObject({
      status: "undated",
      opensOn: null,
      closesOn: null,
      term: { from: null, to: null },
    })
  })
})

describe("a seat that the law does not let voters recall", () => {
  test("won from a list: there is none, under the article that says who can be", () => {
    const listed = { ...mandate, kind: "list" } as const
    expect(recallOutlook(listed, asShipped, "2026-11-24")).toMatchObject({
      status: "none",
      ruleSet: "advisory",
      article: "113-14(2)",
      opensOn: null,
    })
  })

  test.each([
    ["nobody has said which law binds it", null],
    ["the law named is not known here", "xx-1900"],
  ])("%s", (_, ruleSet) => {
    expect(recallOutlook({ ...mandate, ruleSet }, asShipped, "2026-11-24")).toMatchObject({
      status: "unbound",
      ruleSet: "advisory",
      article: null,
    })
  })
})
