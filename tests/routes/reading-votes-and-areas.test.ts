import { expect, test } from "vitest"
import { loader as areaLoader } from "#app/routes/areas.$areaId.tsx"
import { loader as areasLoader } from "#app/routes/areas._index.tsx"
import { loader as voteLoader } from "#app/routes/votes.$voteEventId.tsx"
import { loader as votesLoader } from "#app/routes/votes._index.tsx"
import { answerOf, visit } from "#tests/support/ask.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import * as make from "#tests/support/make.ts"

const malformed = [
  "0000000000000nay",
  "nay",
  "",
  "../etc",
  "' or 1=1",
  "k3v9x2m4q8ab7tpzx",
  "\u0000",
]

describeOnBothEngines("the page of an area", (open) => {
  test("tells who represents it now, who did, what lies in it and how many may vote", async () => {
    const db = await open()
    const region = await make.makeArea(db, { name: "Region" })
    const district = await make.makeArea(db, { name: "District", parent_id: region.id })
    const inner = await make.makeArea(db, { name: "Inner", parent_id: district.id })
    const names = ["Юлия", "Әлия", "Ерлан"]
    for (const name of names) {
      const { id } = await make.makePerson(db, { name })
      const end_date = name === "Ерлан" ? "2025-01-01" : null
      await make.makeMembership(db, { person_id: id, area_id: district.id, end_date })
    }
    await make.makeElectorate(db, { area_id: district.id, registered: 41_200 })
    const params = { areaId: `${district.public_id}-whatever-it-is-called` }
    const got = await answerOf(
      areaLoader,
      visit({ db, account: null, path: "/kk/areas/x", params, lang: "kk" }),
    )
    expect(got).toMatchObject({
      status: 200,
      data: {
        area: { name: "District" },
        around: [{ name: "Region" }],
        inside: [{ publicId: inner.public_id }],
        electorate: { registered: 41_200 },
        here: [{ person: { name: "Әлия" } }, { person: { name: "Юлия" } }],
        former: [{ person: { name: "Ерлан" }, held: false }],
      },
    })
  })

  test("counts who moved to another seat among those who were here", async () => {
    const db = await open()
    const here = await make.makeArea(db)
    const person = await make.makePerson(db)
    const past = { start_date: "2016-03-24", end_date: "2021-01-14" }
    await make.makeMembership(db, { person_id: person.id, area_id: here.id, ...past })
    await make.makeMembership(db, { person_id: person.id })
    const params = { areaId: here.public_id }
    const visited = visit({ db, account: null, path: "/en/areas/x", params })
    expect((await answerOf(areaLoader, visited)).data).toMatchObject({
      here: [],
      former: [{ held: true }],
      electorate: undefined,
    })
  })

  test.each(malformed)("is not there for %j", async (areaId) => {
    const db = await open()
    const visited = visit({ db, account: null, path: "/en/areas/x", params: { areaId } })
    expect(await answerOf(areaLoader, visited)).toMatchObject({ status: 404 })
  })

  test("of all areas lists those that lie in no other", async () => {
    const db = await open()
    const region = await make.makeArea(db, { name: "Region" })
    await make.makeArea(db, { parent_id: region.id })
    const visited = visit({ db, account: null, path: "/en/areas" })
    expect((await answerOf(areasLoader, visited)).data).toMatchObject({
      areas: [{ name: "Region" }],
    })
  })
})

describeOnBothEngines("the page of a vote", (open) => {
  test("tells the source's counts where it gives any, and where the votes differ from them", async () => {
    const db = await open()
    const event = await make.makeVoteEvent(db)
    for (const option of ["yes", "yes", "no"]) {
      await make.makeVote(db, { vote_event_id: event.id, option })
    }
    const params = { voteEventId: `${event.public_id}-tail` }
    const visited = { db, account: null, path: "/en/votes/x", params }
    const counted = await answerOf(voteLoader, visit(visited))
    expect(counted).toMatchObject({
      status: 200,
      data: { event: { id: event.id }, counts: { yes: 2, no: 1 }, differing: [] },
    })
    await make.insertOne(db, "vote_count", { vote_event_id: event.id, option: "yes", value: 2 })
    await make.insertOne(db, "vote_count", { vote_event_id: event.id, option: "no", value: 3 })
    expect((await answerOf(voteLoader, visit(visited))).data).toMatchObject({
      counts: { yes: 2, no: 3 },
      differing: [{ option: "no", value: 3 }],
    })
  })

  test("names the promises that it bears on, and no other", async () => {
    const db = await open()
    const event = await make.makeVoteEvent(db)
    await make.makePledge(db)
    const pledge = await make.makePledge(db)
    await make.makeVoteEvidence(db, { pledge_id: pledge.id, vote_event_id: event.id })
    await make.makeVoteEvidence(db)
    const params = { voteEventId: event.public_id }
    const got = await answerOf(
      voteLoader,
      visit({ db, account: null, path: "/en/votes/x", params }),
    )
    expect(got.data).toMatchObject({ pledges: [{ publicId: pledge.public_id }] })
  })

  test("without anybody's vote differs from nothing", async () => {
    const db = await open()
    const event = await make.makeVoteEvent(db)
    await make.insertOne(db, "vote_count", { vote_event_id: event.id, option: "yes", value: 70 })
    const params = { voteEventId: event.public_id }
    const visited = visit({ db, account: null, path: "/en/votes/x", params })
    expect((await answerOf(voteLoader, visited)).data).toMatchObject({
      counts: { yes: 70 },
      votes: [],
      differing: [],
    })
  })

  test.each(malformed)("is not there for %j", async (voteEventId) => {
    const db = await open()
    const visited = visit({ db, account: null, path: "/en/votes/x", params: { voteEventId } })
    expect(await answerOf(voteLoader, visited)).toMatchObject({ status: 404 })
  })

  test("of all votes goes on where the last one ended; a page key that is none begins anew", async () => {
    const db = await open()
    const { organization_id } = await make.makeVoteEvent(db)
    for (let made = 1; made < 32; made += 1) await make.makeVoteEvent(db, { organization_id })
    async function read(query: string) {
      const visited = visit({ db, account: null, path: `/en/votes${query}` })
      const { data } = await answerOf(votesLoader, visited)
      return data as { events: unknown[]; next: string | null; first: boolean }
    }
    const first = await read("")
    expect([first.events.length, first.first]).toEqual([30, true])
    const rest = await read(`?after=${first.next ?? ""}`)
    expect([rest.events.length, rest.first, rest.next]).toEqual([2, false, null])
    for (const after of ["nay", "%00", "'", "%D3%98"]) {
      expect((await read(`?after=${after}`)).events).toEqual(first.events)
    }
  })
})
