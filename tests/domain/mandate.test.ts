import { describe, expect, test } from "vitest"
import { holdersOn, holdsSeatOn, mandateSpan } from "#app/domain/mandate.ts"

const term = { startDate: "2016-03-24", endDate: "2021-01-14" }

describe("mandateSpan", () => {
  test.each([
    ["its own days", "2017-06-01", "2019-05-31", term, "2017-06-01", "2019-05-31"],
    ["the period's days where it gives none", null, null, term, "2016-03-24", "2021-01-14"],
    ["the period's day within a partial one", "2016", "2021-01", term, "2016-03-24", "2021-01-14"],
    ["a partial day widely outside it", "2018-02", "2018-02", term, "2018-02-01", "2018-02-28"],
    ["February of a leap year whole", "2020-02", "2020-02", null, "2020-02-01", "2020-02-29"],
    ["nothing where nobody says", null, null, null, null, null],
    [
      "a partial period widely",
      null,
      null,
      { startDate: "2004", endDate: "2007" },
      "2004-01-01",
      "2007-12-31",
    ],
  ])("takes %s", (_, startDate, endDate, period, from, to) => {
    expect(mandateSpan({ startDate, endDate, period })).toEqual({ from, to })
  })
})

describe("holdsSeatOn", () => {
  const mandate = { startDate: "2016-03-24", endDate: "2021-01-14", period: null }

  test.each([
    ["2016-03-23", false],
    ["2016-03-24", true],
    ["2021-01-14", true],
    ["2021-01-15", false],
  ])("on %s: %s", (day, held) => {
    expect(holdsSeatOn(mandate, day)).toBe(held)
  })

  test("leaves the side open whose day nobody gave", () => {
    expect(holdsSeatOn({ ...mandate, endDate: null }, "2099-01-01")).toBe(true)
  })
})

test("holdersOn finds who took over a seat in the middle of a term", () => {
  const first = { name: "first", startDate: null, endDate: "2018-05-01", period: term }
  const second = { name: "second", startDate: "2018-05-02", endDate: null, period: term }
  expect(holdersOn([first, second], "2018-05-02")).toEqual([second])
})
