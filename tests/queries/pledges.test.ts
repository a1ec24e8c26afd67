import { expect, test } from "vitest"
import { effectiveRating } from "#app/domain/pledge.ts"
import { ratings } from "#app/domain/rating.ts"
import type { Rating } from "#app/domain/rating.ts"
import type { PledgeFilter } from "#db/queries/pledges.server.ts"
import { countPledgesByRating, findPledge, listPledges } from "#db/queries/pledges.server.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import type { TestDb } from "#tests/support/database.ts"
import * as make from "#tests/support/make.ts"

const today = "2026-11-24"
const seen = { lang: "en", today }

describeOnBothEngines("promises", (open) => {
  test("are found with their source, their deputy and both sides' word", async () => {
    const db = await open()
    const person = await make.makePerson(db, { name: "Aigerim Example" })
    const source = await make.makeSource(db, { sha256: Buffer.alloc(32, 0xab) })
    const pledge = await make.makePledge(db, {
      person_id: person.id,
      source_snapshot_id: source.id,
    })
    await make.makeVerdict(db, { pledge_id: pledge.id, rating: "broken" })
    await make.makeClaim(db, { pledge_id: pledge.id, rating: "in-progress" })
    expect(await findPledge(db.read, pledge.public_id, seen)).toMatchObject({
      personPublicId: person.public_id,
      personName: "Aigerim Example",
      rating: "broken",
      verdict: { number: 1, rating: "broken" },
      claim: { number: 1, rating: "in-progress" },
      source: { url: source.url, capturedOn: "2023-02-20", sha256: "ab".repeat(32) },
      recordedBy: null,
    })
    expect(await findPledge(db.read, "0000000000000nay", seen)).toBeUndefined()
  })

  test("without a verdict stand as the rule says, whatever is known of the deadline", async () => {
    const db = await open()
    const person = await make.makePerson(db)
    const days = [null, "2025", "2026", "2027", "2026-10", "2026-11", "2026-12"]
    const whole = ["2026-11-23", "2026-11-24", "2026-11-25"]
    for (const due_on of [...days, ...whole]) {
      await make.makePledge(db, { person_id: person.id, due_on })
    }
    const { pledges } = await listPledges(db.read, {}, seen, { limit: 50 })
    expect(pledges).toHaveLength(10)
    for (const { rating, dueOn } of pledges) {
      expect([dueOn, rating]).toEqual([dueOn, effectiveRating(null, dueOn, today)])
    }
  })

  test("stand as the rule says under every verdict and every horizon", async () => {
    const db = await open()
    const { id: person_id } = await make.makePerson(db)
    const { id: code_book_id } = await make.makeCodeBook(db)
    const expected = new Map<string, Rating>()
    for (const horizon of [null, "day", "mandate"] as const) {
      for (const due_on of [null, "2026-11-23", "2026-11"]) {
        for (const rating of [null, ...ratings]) {
          const pledge = await make.makePledge(db, { person_id, horizon, due_on })
          if (rating) await make.makeVerdict(db, { pledge_id: pledge.id, rating, code_book_id })
          expected.set(pledge.public_id, effectiveRating(rating, due_on, today, horizon))
        }
      }
    }
    const { pledges } = await listPledges(db.read, {}, seen, { limit: 200 })
    expect(new Map(pledges.map(({ publicId, rating }) => [publicId, rating]))).toEqual(
      new Map([...expected].reverse()),
    )
    const counts = await countPledgesByRating(db.read, {}, today)
    expect(counts["not-due"]).toBe([...expected.values()].filter((one) => one === "not-due").length)
  })

  test("are paged without loss or repetition while others are recorded", async () => {
    const db = await open()
    const person = await make.makePerson(db)
    const before: string[] = []
    for (let made = 0; made < 11; made += 1) {
      before.push((await make.makePledge(db, { person_id: person.id })).public_id)
    }
    const read: string[] = []
    let after: string | undefined
    do {
      const page = await listPledges(db.read, {}, seen, { after, limit: 3 })
      read.push(...page.pledges.map(({ publicId }) => publicId))
      after = page.next ?? undefined
      await make.makePledge(db, { person_id: person.id })
    } while (after !== undefined)
    expect(read).toEqual(before.reverse())
  })

  test("end with a page that names no next one, also when it is full", async () => {
    const db = await open()
    const person = await make.makePerson(db)
    for (let made = 0; made < 4; made += 1) await make.makePledge(db, { person_id: person.id })
    const first = await listPledges(db.read, {}, seen, { limit: 2 })
    const after = first.next ?? ""
    const last = await listPledges(db.read, {}, seen, { after, limit: 2 })
    expect([last.pledges.length, last.next]).toEqual([2, null])
    expect(await listPledges(db.read, {}, seen, { after: "nowhere", limit: 2 })).toEqual({
      pledges: [],
      next: null,
    })
  })

  test("are filtered by every choice of the list", async () => {
    const db = await open()
    const { named, filters } = await makeCountry(db)
    for (const [filter, expected] of filters) {
      const { pledges } = await listPledges(db.read, filter, seen, { limit: 50 })
      const names = pledges.map(({ id }) => named.get(id))
      expect([filter, names.sort()]).toEqual([filter, [...expected].sort()])
    }
  })

  test("are counted under all nine ratings, together as many as there are", async () => {
    const db = await open()
    const { sadyk } = await makeCountry(db)
    const all = await countPledgesByRating(db.read, {}, today)
    expect(Object.keys(all)).toEqual(ratings)
    expect(all).toMatchObject({ broken: 1, kept: 1, stalled: 1, "not-due": 1, "not-assessed": 1 })
    expect(Object.values(all).reduce((sum, count) => sum + count)).toBe(5)
    const own = await countPledgesByRating(db.read, { personId: sadyk }, today)
    expect(own).toMatchObject({ broken: 1, kept: 1, stalled: 0 })
  })
})

/** A city with two districts: Sadyk sits in the north, Aru in the south. */
async function makeCountry(db: TestDb) {
  const city = await make.makeArea(db, { kind: "city" })
  const north = await make.makeArea(db, { parent_id: city.id })
  const south = await make.makeArea(db, { parent_id: city.id })
  const sadyk = (await make.makePerson(db)).id
  const aru = (await make.makePerson(db)).id
  await make.makeMembership(db, { person_id: sadyk, area_id: north.id })
  await make.makeMembership(db, { person_id: aru, area_id: south.id })
  const named = new Map<number, string>()
  async function pledge(name: string, person_id: number, due_on: string | null, power = "own") {
    const { id } = await make.makePledge(db, { person_id, due_on, power })
    named.set(id, name)
    return id
  }
  const road = await pledge("road", sadyk, "2025")
  const school = await pledge("school", sadyk, "2027", "council")
  const park = await pledge("park", aru, null)
  const tram = await pledge("tram", aru, "2026-12")
  await pledge("bridge", aru, "2024-05", "national")
  const { id: code_book_id } = await make.makeCodeBook(db)
  async function rate(pledge_id: number, rating: Rating) {
    await make.makeVerdict(db, { pledge_id, rating, code_book_id })
  }
  await rate(road, "broken")
  await rate(school, "kept")
  await rate(park, "stalled")
  await make.makeClaim(db, { pledge_id: road, rating: "kept" })
  await make.makeClaim(db, { pledge_id: school, rating: "kept" })
  await make.makeClaim(db, { pledge_id: tram, rating: "in-progress" })
  const filters: [PledgeFilter, string[]][] = [
    [{ personId: sadyk }, ["road", "school"]],
    [{ areaId: north.id }, ["road", "school"]],
    [{ areaId: city.id }, ["road", "school", "park", "tram", "bridge"]],
    [{ rating: "broken" }, ["road"]],
    [{ rating: "not-due" }, ["tram"]],
    [{ rating: "not-assessed" }, ["bridge"]],
    [{ power: "council" }, ["school"]],
    [{ due: "passed" }, ["road", "bridge"]],
    [{ due: "ahead" }, ["school", "tram"]],
    [{ due: "none" }, ["park"]],
    [{ standing: "unrated" }, ["tram", "bridge"]],
    [{ standing: "unsettled" }, ["park", "tram", "bridge"]],
    [{ standing: "contested" }, ["road"]],
    [{ due: "passed", standing: "unsettled", areaId: south.id }, ["bridge"]],
  ]
  return { sadyk, named, filters }
}
