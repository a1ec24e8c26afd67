import { expect, test } from "vitest"
import { dealCase } from "#app/domain/coding-handout.server.ts"
import { returnCase } from "#app/domain/coding-return.server.ts"
import { isDrawn, quarterOf } from "#app/domain/coding-need.ts"
import { giveCoding } from "#app/domain/coding.server.ts"
import type { GivenCoding } from "#app/domain/coding.server.ts"
import { findHandout } from "#db/queries/coding-handouts.server.ts"
import {
  codeAs,
  handOnly,
  makeCoder,
  plainCoding,
  rateTogether,
} from "#tests/support/coding-scene.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import type { TestDb } from "#tests/support/database.ts"
import { makeHouse } from "#tests/support/house.ts"
import * as make from "#tests/support/make.ts"

const now = "2026-11-24T06:00:00.000Z"
const nextDay = "2026-11-25T06:00:00.000Z"
const inFourDays = "2026-11-28T06:00:00.000Z"
const inTwoWeeks = "2026-12-09T06:00:00.000Z"
const inHalfAYear = "2027-06-01T06:00:00.000Z"

/** A promise with evidence that lets it be rated whichever way. */
async function makePromise(db: TestDb, given: Parameters<typeof make.makePledge>[1] = {}) {
  const pledge = await make.makePledge(db, given)
  const evidence = await make.makeEvidence(db, {
    ...{ pledge_id: pledge.id, direction: "contradicts", happened_on: "2026-01-10" },
  })
  const coding: GivenCoding = { ...plainCoding, rating: "stalled", evidence: [evidence.public_id] }
  return { pledge, id: pledge.public_id, coding }
}

async function deal(db: TestDb, coder: { id: number }, at = now) {
  const dealt = await dealCase(makeHouse(db), coder, at)
  return dealt.ok ? `${dealt.value.task} ${dealt.value.pledge}` : dealt.refusal.code
}

describeOnBothEngines("dealing", (open) => {
  test("gives one case at a time, and the same one until it is coded or given back", async () => {
    const db = await open()
    const house = makeHouse(db)
    const [one, other] = [await makePromise(db, { due_on: "2025" }), await makePromise(db)]
    const coder = await makeCoder(db)
    const first = await deal(db, coder)
    expect([`code ${one.id}`]).toContain(first)
    expect(await deal(db, coder)).toBe(first)
    await giveCoding(house, one.id, one.coding, coder, now)
    expect(await deal(db, coder)).toBe(`code ${other.id}`)
    expect(await returnCase(house, "no", coder, now)).toMatchObject({
      refusal: { code: "reason-too-short" },
    })
    expect((await returnCase(house, "I recorded it myself.", coder, now)).ok).toBe(true)
    expect(await deal(db, coder), "not the one given back").toBe("no-case")
  })

  test("gives a promise to two people and no third, whether they have answered or not", async () => {
    const db = await open()
    const { id, coding } = await makePromise(db, { due_on: "2025" })
    const [one, two, three] = [await makeCoder(db), await makeCoder(db), await makeCoder(db)]
    expect(await deal(db, one)).toBe(`code ${id}`)
    expect(await deal(db, two)).toBe(`code ${id}`)
    expect(await deal(db, three)).toBe("no-case")
    await giveCoding(makeHouse(db), id, coding, one, now)
    expect(await deal(db, three), "a given answer looks like a held case").toBe("no-case")
    expect(await deal(db, three, inFourDays), "the second one's time is over").toBe(`code ${id}`)
    expect(await deal(db, two, inFourDays), "never twice in a round").toBe("no-case")
  })

  test("is for watchdogs of an organisation whose accreditation stands", async () => {
    const db = await open()
    await makePromise(db, { due_on: "2025" })
    const strangers = [
      await make.makeAccount(db, { role: "watchdog" }),
      await make.makeAccount(db, { role: "operator" }),
      await makeCoder(db, { organizationId: (await makeSuspended(db)).organization_id }),
    ]
    for (const stranger of strangers) expect(await deal(db, stranger)).toBe("not-accredited")
  })

  function makeSuspended(db: TestDb) {
    return make.makeAccreditation(db, { state: "suspended" })
  }

  test("passes over deputies to whom the coder is bound, and takes back what was dealt before", async () => {
    const db = await open()
    const { pledge, id } = await makePromise(db, { due_on: "2025" })
    const [bound, free] = [await makeCoder(db), await makeCoder(db)]
    expect(await deal(db, bound)).toBe(`code ${id}`)
    await make.insertOne(db, "declared_conflict", {
      ...{ public_id: make.nextPublicId(), account_id: bound.id, person_id: pledge.person_id },
      ...{ since: "2020", reason: "Cousins", lang: "en", declared_at: now },
    })
    expect(await deal(db, bound)).toBe("no-case")
    expect(await findHandout(db.read, bound.id)).toBeUndefined()
    expect(await deal(db, free)).toBe(`code ${id}`)
    await db.writer.updateTable("declared_conflict").set({ ended_at: now }).execute()
    expect(await deal(db, bound), "an ended bond binds no longer, the round does").toBe("no-case")
  })

  test("goes by need: deadline passed, never coded, old or with new evidence", async () => {
    const db = await open()
    const house = makeHouse(db)
    const unrated = await makePromise(db)
    const due = await makePromise(db, { due_on: "2026-11-23" })
    await make.makePledge(db, { due_on: "2028" })
    const coder = await makeCoder(db)
    expect(await deal(db, coder)).toBe(`code ${due.id}`)
    await returnCase(house, "Another case, please.", coder, now)
    expect(await deal(db, coder)).toBe(`code ${unrated.id}`)
    await returnCase(house, "Another case, please.", coder, now)
    expect(await deal(db, coder), "what is not due and has no evidence waits").toBe("no-case")

    await rateTogether(house, due.id, due.coding, now)
    await rateTogether(house, unrated.id, { ...unrated.coding, rating: "kept" }, now)
    expect(await deal(db, coder, nextDay)).toBe("no-case")
    await make.makeEvidence(db, { pledge_id: unrated.pledge.id, at: nextDay })
    expect(await deal(db, coder, nextDay), "new evidence").toBe(`code ${unrated.id}`)
    await returnCase(house, "Another case, please.", coder, nextDay)
    expect(await deal(db, coder, inHalfAYear), "an old rating for the time being").toBe(
      `code ${due.id}`,
    )
  })

  test("takes what was rated for the time being again once its deadline passes", async () => {
    const db = await open()
    const { id, coding } = await makePromise(db, { due_on: "2026-11-30" })
    await rateTogether(makeHouse(db), id, coding, now)
    const coder = await makeCoder(db)
    expect(await deal(db, coder, inFourDays)).toBe("no-case")
    expect(await deal(db, coder, inTwoWeeks)).toBe(`code ${id}`)
  })

  test("of what the lot draws goes to people who have not coded it", async () => {
    const db = await open()
    const house = makeHouse(db)
    const { id, coding } = await makePromise(db, { due_on: "2025" })
    const [one, two, fresh] = [await makeCoder(db), await makeCoder(db), await makeCoder(db)]
    const kept = { ...coding, rating: "kept" } as const
    for (const coder of [one, two]) await codeAs(house, { pledge: id, given: kept, coder, now })
    await db.writer.updateTable("verdict").set({ recode_on: "2026-12-01" }).execute()
    expect(await deal(db, fresh, inFourDays)).toBe("no-case")
    expect(await deal(db, one, inTwoWeeks)).toBe("no-case")
    expect(await deal(db, fresh, inTwoWeeks)).toBe(`code ${id}`)
  })
})

describeOnBothEngines("adjudication", (open) => {
  async function makeDispute(db: TestDb, organizationId?: number) {
    const house = makeHouse(db)
    const { id, coding } = await makePromise(db, { due_on: "2025" })
    const coders = []
    for (const rating of ["stalled", "kept"] as const) {
      const coder = await makeCoder(db, organizationId === undefined ? {} : { organizationId })
      await codeAs(house, { pledge: id, given: { ...coding, rating }, coder, now })
      coders.push(coder)
    }
    return { house, id, coding, coders }
  }

  test("comes first, goes to one person, and never to those who differ", async () => {
    const db = await open()
    const { house, id, coding, coders } = await makeDispute(db)
    const other = await makePromise(db, { due_on: "2025" })
    const [third, fourth] = [await makeCoder(db), await makeCoder(db)]
    expect(await deal(db, third)).toBe(`adjudicate ${id}`)
    expect(await deal(db, fourth)).toBe(`code ${other.id}`)
    for (const coder of coders) expect(await deal(db, coder)).not.toContain("adjudicate")
    await returnCase(house, "I know the school too well.", third, now)
    await returnCase(house, "Another case, please.", fourth, now)
    expect(await deal(db, fourth)).toBe(`adjudicate ${id}`)
    expect((await giveCoding(house, id, coding, fourth, now)).ok).toBe(true)
  })

  test("is for people of another organisation first, and after two weeks for all", async () => {
    const db = await open()
    const { organization_id: organizationId } = await make.makeAccreditation(db)
    const { id } = await makeDispute(db, organizationId)
    const colleague = await makeCoder(db, { organizationId })
    expect(await deal(db, colleague), "nobody else is there").toBe(`adjudicate ${id}`)
    await returnCase(makeHouse(db), "Another case, please.", colleague, now)
    const second = await makeCoder(db, { organizationId })
    await makeCoder(db)
    expect(await deal(db, second)).toBe("no-case")
    expect(await deal(db, second, inTwoWeeks)).toBe(`adjudicate ${id}`)
  })

  test("passes over who is bound to the deputy", async () => {
    const db = await open()
    const { id } = await makeDispute(db)
    const coder = await makeCoder(db)
    const { person_id } = await db.read
      .selectFrom("pledge")
      .select("person_id")
      .where("public_id", "=", id)
      .executeTakeFirstOrThrow()
    await make.insertOne(db, "declared_conflict", {
      ...{ public_id: make.nextPublicId(), account_id: coder.id, person_id },
      ...{ since: "2020", reason: "Cousins", lang: "en", declared_at: now },
    })
    expect(await deal(db, coder)).toBe("no-case")
  })
})

describeOnBothEngines("a case", (open) => {
  test("is dealt in an order that the key of the house decides", async () => {
    const db = await open()
    const ids = []
    for (let n = 0; n < 6; n++) ids.push((await makePromise(db, { due_on: "2025" })).id)
    const coder = await makeCoder(db)
    const order = []
    for (const id of ids) {
      const dealt = (await deal(db, coder)).replace("code ", "")
      order.push(dealt)
      expect(ids).toContain(id)
      await returnCase(makeHouse(db), "Another case, please.", coder, now)
    }
    expect(new Set(order).size).toBe(6)
    expect(order).not.toEqual(ids)
  })

  test("stays with its holder for 72 hours", async () => {
    const db = await open()
    const { id } = await makePromise(db, { due_on: "2025" })
    const coder = await makeCoder(db)
    await handOnly(makeHouse(db), id, coder, now)
    expect(await findHandout(db.read, coder.id)).toMatchObject({
      task: "code",
      expiresAt: "2026-11-27T06:00:00.000Z",
    })
  })
})

test("one verdict in twenty is drawn, by the first four bytes of its hash", () => {
  const edge = Math.floor(0.05 * 2 ** 32)
  function bytes(number: number) {
    return Uint8Array.of(number >>> 24, (number >>> 16) & 255, (number >>> 8) & 255, number & 255)
  }
  expect([0, edge, edge + 1, 2 ** 32 - 1].map((number) => isDrawn(bytes(number)))).toEqual([
    true,
    true,
    false,
    false,
  ])
  expect(["2026-01-01", "2026-03-31", "2026-04-01", "2026-12-31"].map(quarterOf)).toEqual([
    "2026-Q1",
    "2026-Q1",
    "2026-Q2",
    "2026-Q4",
  ])
})
