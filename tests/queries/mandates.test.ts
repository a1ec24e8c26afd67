import { expect, test } from "vitest"
import { listDeputyCards } from "#db/queries/deputy-cards.server.ts"
import { findMandate, listMandates } from "#db/queries/mandates.server.ts"
import { listPeopleByIds } from "#db/queries/people.server.ts"
import { countPledgesOfEach } from "#db/queries/pledge-counts.server.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import * as make from "#tests/support/make.ts"

describeOnBothEngines("mandates", (open) => {
  test("are seats in legislatures: parties and governments give none", async () => {
    const db = await open()
    const person = await make.makePerson(db)
    const seat = await make.makeMembership(db, { person_id: person.id })
    for (const classification of ["party", "government", "committee", null]) {
      const { id } = await make.makeOrganization(db, { classification })
      await make.makeMembership(db, { person_id: person.id, organization_id: id, post_id: null })
    }
    const found = await listMandates(db.read, { personIds: [person.id] }, "en")
    expect(found.map(({ publicId }) => publicId)).toEqual([seat.public_id])
  })

  test("stand the latest first, by the period's days where they give none of their own", async () => {
    const db = await open()
    const person_id = (await make.makePerson(db)).id
    const old = await make.makePeriod(db, { start_date: "2004-09-19", end_date: "2007-06-20" })
    const recent = await make.makePeriod(db, { start_date: "2016-03-24", end_date: "2021-01-14" })
    const rows = [
      ["undated", { start_date: null }],
      ["of the recent period, by year", { start_date: "2016", legislative_period_id: recent.id }],
      ["of the old period", { start_date: null, legislative_period_id: old.id }],
      ["latest", { start_date: "2023-03-29" }],
      ["early in 2016", { start_date: "2016-02-01" }],
    ] as const
    for (const [role, given] of rows) await make.makeMembership(db, { person_id, role, ...given })
    const found = await listMandates(db.read, { personIds: [person_id] }, "en")
    expect(found.map(({ role }) => role)).toEqual([
      "latest",
      "of the recent period, by year",
      "early in 2016",
      "of the old period",
      "undated",
    ])
    expect(found[3]?.period).toEqual({ startDate: "2004-09-19", endDate: "2007-06-20" })
    expect(found[0]?.period).toBeNull()
  })

  test("take their kind and their rule set from the post where they say none", async () => {
    const db = await open()
    const post = await make.makePost(db, { mandate_kind: "list", rule_set: "kz-2026" })
    const membership = await make.makeMembership(db, { post_id: post.id, mandate_kind: null })
    expect(await findMandate(db.read, membership.public_id, "en")).toMatchObject({
      kind: "list",
      ruleSet: "kz-2026",
      party: null,
    })
    const own = await make.makeMembership(db, { post_id: post.id, mandate_kind: "district" })
    expect((await findMandate(db.read, own.public_id, "en"))?.kind).toBe("district")
  })

  test("are found by person, by area, by id; by none of these none", async () => {
    const db = await open()
    const area = await make.makeArea(db)
    const here = await make.makeMembership(db, { area_id: area.id })
    await make.makeMembership(db)
    async function found(filter: Parameters<typeof listMandates>[1]) {
      return (await listMandates(db.read, filter, "en")).map(({ publicId }) => publicId)
    }
    expect(await found({ areaIds: [area.id] })).toEqual([here.public_id])
    expect(await found({ personIds: [here.person_id], areaIds: [area.id + 1000] })).toEqual([])
    expect(await found({ personIds: [] })).toEqual([])
    expect(await found({ publicId: "0000000000000nay" })).toEqual([])
    expect(await found({})).toHaveLength(2)
  })
})

describeOnBothEngines("deputy cards", (open) => {
  const today = "2026-11-24"

  test("show the seat held on the day, else the last one, and the tally of promises", async () => {
    const db = await open()
    const sitting = await make.makePerson(db, { name: "Sitting" })
    const former = await make.makePerson(db, { name: "Former" })
    const nobody = await make.makePerson(db, { name: "Never seated" })
    const past = { start_date: "2016-03-24", end_date: "2021-01-14" }
    await make.makeMembership(db, { person_id: sitting.id, ...past })
    const held = await make.makeMembership(db, { person_id: sitting.id, end_date: "2026-11-24" })
    const last = await make.makeMembership(db, { person_id: former.id, end_date: "2026-11-23" })
    await make.makePledge(db, { person_id: sitting.id })
    await make.makePledge(db, { person_id: sitting.id, due_on: "2027" })
    const { id } = await make.makePledge(db, { person_id: sitting.id })
    await make.makeVerdict(db, { pledge_id: id, rating: "broken" })

    const ids = [former.id, sitting.id, nobody.id]
    const people = await listPeopleByIds(db.read, ids, "en")
    const ordered = ids.flatMap((id) => people.filter((person) => person.id === id))
    const cards = await listDeputyCards(db.read, ordered, today, "en")
    expect(
      cards.map(({ person, mandate, held, counts }) => [
        person.name,
        mandate?.publicId ?? null,
        held,
        counts,
      ]),
    ).toEqual([
      ["Former", last.public_id, false, {}],
      ["Sitting", held.public_id, true, { "not-assessed": 1, "not-due": 1, broken: 1 }],
      ["Never seated", null, false, {}],
    ])
  })

  test("of nobody are none", async () => {
    const db = await open()
    expect(await listDeputyCards(db.read, [], today, "en")).toEqual([])
    expect(await countPledgesOfEach(db.read, [], today)).toEqual(new Map())
    expect(await listPeopleByIds(db.read, [], "en")).toEqual([])
  })

  test("count for each their own promises, by what the deadline makes of them that day", async () => {
    const db = await open()
    const one = await make.makePledge(db, { due_on: "2026-11-24" })
    const other = await make.makePledge(db, { due_on: "2026-11-23" })
    const ids = [one.person_id, other.person_id]
    expect(await countPledgesOfEach(db.read, ids, today)).toEqual(
      new Map([
        [one.person_id, { "not-due": 1 }],
        [other.person_id, { "not-assessed": 1 }],
      ]),
    )
  })
})
