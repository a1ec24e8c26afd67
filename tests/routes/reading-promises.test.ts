import { expect, test } from "vitest"
import { loader as promiseLoader } from "#app/routes/promises.$pledgeId._index.tsx"
import { loader as promisesLoader } from "#app/routes/promises._index.tsx"
import { accept } from "#app/lib/outcome.ts"
import { commit } from "#db/commit.server.ts"
import { replaceSearchWords } from "#db/queries/search.server.ts"
import { answerOf, visit } from "#tests/support/ask.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import type { TestDb } from "#tests/support/database.ts"
import * as make from "#tests/support/make.ts"

describeOnBothEngines("the page of all promises", (open) => {
  async function read(db: TestDb, query: string) {
    const visited = visit({ db, account: null, path: `/en/promises${query}` })
    const { data } = await answerOf(promisesLoader, visited)
    return data as {
      person: { name: string } | null
      pledges: { publicId: string }[]
      counts: Record<string, number>
      next: string | null
    }
  }

  async function makeThree(db: TestDb) {
    const person = await make.makePerson(db, { name: "Әлия" })
    const meals = await make.makePledge(db, { person_id: person.id, power: "council" })
    const road = await make.makePledge(db, { power: "national" })
    const court = await make.makePledge(db, { due_on: "2027" })
    await make.makeVerdict(db, { pledge_id: meals.id, rating: "kept" })
    await commit(db, async (trx) => {
      await replaceSearchWords(trx, "person", person.id, ["Әлия Құнанбаева"])
      await replaceSearchWords(trx, "pledge", road.id, ["Ауылға жол саламыз"])
      return accept(undefined)
    })
    return { person, meals: meals.public_id, road: road.public_id, court: court.public_id }
  }

  test("lists what the choices mean, and counts every rating beside the one chosen", async () => {
    const db = await open()
    const { person, meals, road, court } = await makeThree(db)
    async function found(query: string) {
      return (await read(db, query)).pledges.map(({ publicId }) => publicId)
    }
    expect(await found("")).toEqual([court, road, meals])
    expect(await found("?rating=kept")).toEqual([meals])
    expect(await found("?rating=not-due")).toEqual([court])
    expect(await found("?power=national")).toEqual([road])
    expect(await found(`?person=${person.public_id}-aliya`)).toEqual([meals])
    expect(await found(`?q=${encodeURIComponent("жол ауыл")}`)).toEqual([road])
    expect(await found("?q=Qunanbaeva")).toEqual([meals])
    expect(await found("?rating=broken")).toEqual([])
    const { counts } = await read(db, "?rating=kept")
    expect(counts).toMatchObject({ kept: 1, "not-assessed": 1, "not-due": 1 })
  })

  test.each([
    "?rating=wonderful",
    "?power=magic",
    "?rating=__proto__&power=constructor",
    "?person=nobody",
    "?person=0000000000000nay",
    "?after=%00",
    "?after=nay",
    "?q=%20%E2%80%94",
    "?q=%00",
  ])("takes %s for no choice at all", async (query) => {
    const db = await open()
    await makeThree(db)
    const { pledges, person } = await read(db, query)
    expect([pledges.length, person]).toEqual([3, null])
  })

  test("names the deputy whose promises it lists", async () => {
    const db = await open()
    const { person } = await makeThree(db)
    expect(await read(db, `?person=${person.public_id}`)).toMatchObject({
      person: { name: "Әлия" },
    })
  })

  test("goes on, thirty on a page, with the same choices", async () => {
    const db = await open()
    const { id } = await make.makePerson(db)
    for (let made = 0; made < 33; made += 1) {
      await make.makePledge(db, { person_id: id, power: made % 11 === 0 ? "national" : "council" })
    }
    const first = await read(db, "?power=council")
    expect([first.pledges.length, first.next]).toEqual([30, null])
    const all = await read(db, "")
    expect((await read(db, `?after=${all.next ?? ""}`)).pledges).toHaveLength(3)
  })
})

describeOnBothEngines("the page of a promise", (open) => {
  test("tells both sides, the evidence and every verdict, newest first", async () => {
    const db = await open()
    const pledge = await make.makePledge(db)
    await make.makeEvidence(db, { pledge_id: pledge.id })
    await make.makeVoteEvidence(db, { pledge_id: pledge.id })
    const given = { pledge_id: pledge.id, code_book_id: (await make.makeCodeBook(db)).id }
    await make.makeVerdict(db, { ...given, rating: "in-progress" })
    await make.makeVerdict(db, { ...given, number: 2, rating: "broken" })
    await make.makeClaim(db, { pledge_id: pledge.id, rating: "kept" })
    const params = { pledgeId: `${pledge.public_id}-warm-meals` }
    const got = await answerOf(
      promiseLoader,
      visit({ db, account: null, path: "/en/promises/x", params }),
    )
    expect(got).toMatchObject({
      status: 200,
      data: {
        pledge: { publicId: pledge.public_id, rating: "broken" },
        verdicts: [{ rating: "broken" }, { rating: "in-progress" }],
        claims: [{ rating: "kept" }],
        may: { link: false, claim: false },
      },
    })
    expect((got.data as { evidence: unknown[] }).evidence).toHaveLength(2)
  })

  test.each([
    ["watchdog", { link: true, claim: false }],
    ["deputy", { link: false, claim: true }],
    ["constituent", { link: false, claim: false }],
  ])("offers a %s what they may do", async (role, may) => {
    const db = await open()
    const pledge = await make.makePledge(db)
    const account = await make.makeAccount(db, { role, person_id: pledge.person_id })
    const params = { pledgeId: pledge.public_id }
    const visited = visit({ db, account, path: "/en/promises/x", params })
    expect((await answerOf(promiseLoader, visited)).data).toMatchObject({ may })
  })

  test("offers a deputy no word on another's promise", async () => {
    const db = await open()
    const own = await make.makePledge(db)
    const other = await make.makePledge(db)
    const account = await make.makeAccount(db, { role: "deputy", person_id: own.person_id })
    const params = { pledgeId: other.public_id }
    const visited = visit({ db, account, path: "/en/promises/x", params })
    expect((await answerOf(promiseLoader, visited)).data).toMatchObject({ may: { claim: false } })
  })

  test.each(["0000000000000nay", "nay", "", "\u0000"])("is not there for %j", async (pledgeId) => {
    const db = await open()
    const visited = visit({ db, account: null, path: "/en/promises/x", params: { pledgeId } })
    expect(await answerOf(promiseLoader, visited)).toMatchObject({ status: 404 })
  })
})
