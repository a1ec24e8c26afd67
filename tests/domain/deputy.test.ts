import { expect, test } from "vitest"
import { mandateShown } from "#app/domain/deputy.ts"

const term = { startDate: "2016-03-24", endDate: "2021-01-14", period: null }
const now = { startDate: "2023-03-29", endDate: null, period: null }
const next = { startDate: "2028-03-29", endDate: null, period: null }

test.each([
  ["the one held on the day", [now, term], "2026-11-24", now, true],
  ["the one held, though a later one is known", [next, now, term], "2026-11-24", now, true],
  ["the one held on its last day", [now, term], "2021-01-14", term, true],
  ["the latest between two", [now, term], "2022-01-01", now, false],
  ["the latest after all", [term], "2026-11-24", term, false],
])("a person is shown with %s", (_, mandates, today, mandate, held) => {
  expect(mandateShown(mandates, today)).toEqual({ mandate, held })
})

test("who never had a seat is shown with none", () => {
  expect(mandateShown([], "2026-11-24")).toBeUndefined()
})
