import { expect, test } from "vitest"
import { ratingHistory } from "#app/domain/rating-history.ts"
import type { RatedPledge } from "#app/domain/rating-history.ts"
import { listRatedPledges } from "#db/queries/rating-history.server.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import { makeCodeBook, makePerson, makePledge, makeVerdict } from "#tests/support/make.ts"

const school: RatedPledge = {
  ...{ saidOn: "2024-02", dueOn: "2025-06-30", horizon: "day" },
  verdicts: [
    { day: "2025-03-01", rating: "in-progress" },
    { day: "2026-02-01", rating: "broken" },
  ],
}
const road: RatedPledge = {
  ...{ saidOn: "2025-05-05", dueOn: null, horizon: "mandate" },
  verdicts: [],
}

test("each year's end shows the verdict that stood then, else what the horizon said", () => {
  expect(ratingHistory([school, road], "2026-11-29")).toEqual([
    { day: "2024-12-31", counts: { "not-due": 1 } },
    { day: "2025-12-31", counts: { "in-progress": 1, "not-due": 1 } },
    { day: "2026-11-29", counts: { broken: 1, "not-due": 1 } },
  ])
})

test("a first year says no more than today does, and six years are the most", () => {
  expect(ratingHistory([road], "2025-12-30")).toEqual([])
  expect(ratingHistory([], "2025-12-30")).toEqual([])
  const days = ratingHistory([{ ...road, saidOn: "2011" }], "2026-11-29").map(({ day }) => day)
  expect(days).toHaveLength(6)
  expect(days[0]).toBe("2021-12-31")
})

describeOnBothEngines("the history of a person's promises", (open) => {
  test("holds the own promises alone, with their verdicts in order and by the country's day", async () => {
    const db = await open()
    const person = await makePerson(db)
    const own = await makePledge(db, { person_id: person.id, said_on: "2024-02" })
    const other = await makePledge(db)
    const book = { code_book_id: (await makeCodeBook(db)).id }
    const late = "2025-12-31T20:00:00.000Z"
    await makeVerdict(db, { ...book, pledge_id: own.id, number: 1, rating: "stalled", at: late })
    await makeVerdict(db, {
      ...{ ...book, pledge_id: own.id, number: 2, rating: "kept", at: "2026-03-01T06:00:00.000Z" },
    })
    await makeVerdict(db, { ...book, pledge_id: other.id, rating: "broken" })
    const [pledge, ...rest] = await listRatedPledges(db.read, person.id)
    expect(rest).toEqual([])
    expect(pledge?.saidOn).toBe("2024-02")
    expect(pledge?.verdicts).toEqual([
      { day: "2026-01-01", rating: "stalled" },
      { day: "2026-03-01", rating: "kept" },
    ])
  })
})
