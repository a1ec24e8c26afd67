import { expect, test } from "vitest"
import { loader as homeLoader } from "#app/routes/home.tsx"
import { loader as personLoader } from "#app/routes/people.$personId.tsx"
import { loader as peopleLoader } from "#app/routes/people._index.tsx"
import { accept } from "#app/lib/outcome.ts"
import { commit } from "#db/commit.server.ts"
import { replaceSearchWords } from "#db/queries/search.server.ts"
import { answerOf, visit } from "#tests/support/ask.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import type { TestDb } from "#tests/support/database.ts"
import * as make from "#tests/support/make.ts"
import { ruleSets } from "#tests/support/rule-sets.ts"

async function makeFindable(db: TestDb, kind: "person" | "area", id: number, name: string) {
  await commit(db, async (trx) => {
    await replaceSearchWords(trx, kind, id, [name])
    return accept(undefined)
  })
}

async function makeDeputy(db: TestDb, name: string) {
  const person = await make.makePerson(db, { name })
  await make.makeMembership(db, { person_id: person.id })
  await makeFindable(db, "person", person.id, name)
  return person
}

describeOnBothEngines("the page of all deputies", (open) => {
  async function read(db: TestDb, query = "") {
    const got = await answerOf(
      peopleLoader,
      visit({ db, account: null, path: `/en/people${query}` }),
    )
    return got.data as {
      question: string
      readAs: string | null
      areas: { name: string }[]
      deputies: { person: { name: string } }[]
      next: string | null
    }
  }

  test("lists them by name, forty on a page", async () => {
    const db = await open()
    const { id } = await make.makeOrganization(db)
    for (let made = 10; made < 52; made += 1) {
      const person = await make.makePerson(db, { name: `Deputy ${String(made)}` })
      await make.makeMembership(db, { person_id: person.id, organization_id: id, post_id: null })
    }
    const first = await read(db)
    expect(first.deputies).toHaveLength(40)
    const rest = await read(db, `?after=${first.next ?? ""}`)
    expect(rest.deputies.map(({ person }) => person.name)).toEqual(["Deputy 50", "Deputy 51"])
    expect((await read(db, "?after=nay")).deputies).toEqual(first.deputies)
  })

  test("answers a question with places and people, the best hit first, and says how it read it", async () => {
    const db = await open()
    await makeDeputy(db, "Әлия Юнусова")
    await makeDeputy(db, "Алиасқар Беков")
    await makeDeputy(db, "Алибек Ахметов")
    const area = await make.makeArea(db, { name: "Алиакбар" })
    await makeFindable(db, "area", area.id, area.name)
    const plain = await read(db, "?q=+али+")
    expect(plain.deputies.map(({ person }) => person.name)).toEqual([
      "Әлия Юнусова",
      "Алибек Ахметов",
      "Алиасқар Беков",
    ])
    expect(plain).toMatchObject({ question: "али", readAs: null, areas: [{ name: "Алиакбар" }] })
    expect(await read(db, `?q=${encodeURIComponent(".yecjdf")}`)).toMatchObject({
      readAs: "юнусова",
      deputies: [{ person: { name: "Әлия Юнусова" } }],
    })
    expect(await read(db, "?q=nobody")).toMatchObject({ areas: [], deputies: [], next: null })
    expect((await read(db, `?q=${"x".repeat(5000)}`)).question).toHaveLength(100)
  })
})

describeOnBothEngines("the page of a deputy", (open) => {
  async function read(db: TestDb, personId: string) {
    const params = { personId }
    const visited = visit({ db, account: null, path: "/en/people/x", params, ruleSets })
    return answerOf(personLoader, visited)
  }

  test("tells seat, recall, promises, votes and petitions", async () => {
    const db = await open()
    const person = await make.makePerson(db, { name: "Әлия" })
    const post = await make.makePost(db, { rule_set: "kz-2026" })
    const seat = await make.makeMembership(db, { person_id: person.id, post_id: post.id })
    const pledge = await make.makePledge(db, { person_id: person.id })
    await make.makeVerdict(db, { pledge_id: pledge.id, rating: "broken" })
    await make.makeClaim(db, { pledge_id: pledge.id, rating: "kept" })
    await make.makePledge(db, { person_id: person.id })
    await make.makeVote(db, { person_id: person.id, option: "no" })
    await make.makePetition(db, { membership_id: seat.id })
    await make.makePetition(db, { membership_id: seat.id, state: "draft", opened_at: null })
    await make.makePledge(db)
    expect(await read(db, `${person.public_id}-aliya`)).toMatchObject({
      status: 200,
      data: {
        person: { name: "Әлия" },
        shown: { held: true, mandate: { publicId: seat.public_id } },
        outlook: { ruleSet: "kz-2026", status: "open", opensOn: "2024-03-29" },
        counts: { broken: 1, "not-assessed": 1, kept: 0 },
        pledges: [{}, {}],
        contested: [{ publicId: pledge.public_id }],
        votes: [{ option: "no" }],
        voteCounts: [{ option: "no", value: 1 }],
        petitions: [{ state: "open" }],
      },
    })
  })

  test("without a seat now says nothing of recall", async () => {
    const db = await open()
    const seat = await make.makeMembership(db, { end_date: "2026-11-23" })
    const { public_id } = await db.read
      .selectFrom("person")
      .selectAll()
      .where("id", "=", seat.person_id)
      .executeTakeFirstOrThrow()
    const { data } = await read(db, public_id)
    expect(data).toMatchObject({ shown: { held: false }, outlook: null })
    const nobody = await make.makePerson(db)
    expect((await read(db, nobody.public_id)).data).toMatchObject({ shown: null, outlook: null })
  })

  test.each(["0000000000000nay", "nay", "", "K3V9X2M4Q8AB7TPZ", "k3v9x2m4q8ab7tpz_x", "\u0000"])(
    "is not there for %j",
    async (personId) => {
      const db = await open()
      expect(await read(db, personId)).toMatchObject({ status: 404 })
    },
  )
})

describeOnBothEngines("the front page", (open) => {
  test("shows the tally of all promises, the latest verdicts and the petitions that can be signed", async () => {
    const db = await open()
    const pledges = []
    for (let made = 0; made < 6; made += 1) pledges.push(await make.makePledge(db))
    const code_book_id = (await make.makeCodeBook(db)).id
    for (const [nth, { id }] of pledges.entries()) {
      const at = `2026-03-0${String(nth + 1)}T06:00:00.000Z`
      await make.makeVerdict(db, { pledge_id: id, code_book_id, at })
    }
    await make.makePledge(db, { due_on: "2027" })
    for (const state of ["open", "draft", "removed", "closed-reached"]) {
      await make.makePetition(db, { state })
    }
    const { status, data } = await answerOf(homeLoader, visit({ db, account: null, path: "/en" }))
    expect(status).toBe(200)
    expect(data).toMatchObject({
      counts: { broken: 6, "not-due": 1 },
      petitions: [{ state: "open" }],
    })
    const { verdicts } = data as { verdicts: { pledgePublicId: string }[] }
    expect(verdicts.map(({ pledgePublicId }) => pledgePublicId)).toEqual(
      pledges
        .slice(1)
        .reverse()
        .map(({ public_id }) => public_id),
    )
  })

  test("of an empty site has nothing to show and no fault", async () => {
    const db = await open()
    const { data } = await answerOf(homeLoader, visit({ db, account: null, path: "/en" }))
    expect(data).toMatchObject({ verdicts: [], petitions: [], counts: { broken: 0 } })
  })
})
