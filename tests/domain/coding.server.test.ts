import { expect, test } from "vitest"
import { giveCoding } from "#app/domain/coding.server.ts"
import { listPublishedCodings } from "#db/queries/codings.server.ts"
import { findPledge } from "#db/queries/pledges.server.ts"
import { listFreshVerdicts } from "#db/queries/fresh-verdicts.server.ts"
import { listVerdicts } from "#db/queries/verdicts.server.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import type { TestDb } from "#tests/support/database.ts"
import { makeHouse } from "#tests/support/house.ts"
import * as make from "#tests/support/make.ts"

const now = "2026-11-24T06:00:00.000Z"
const seen = { lang: "en", today: "2026-11-24" }
const reason = "The deadline passed and the visit shows a slab and no beds."

async function makeCase(db: TestDb, due_on: string | null = "2025") {
  const pledge = await make.makePledge(db, { due_on })
  const evidence = await make.makeEvidence(db, { pledge_id: pledge.id, direction: "contradicts" })
  const organization = await make.makeOrganization(db, { name: "Open Steppe" })
  const coder = await makeCoder(db, organization.id)
  const given = {
    rating: "broken",
    confidence: "high",
    reason,
    lang: "en",
    evidence: [evidence.public_id],
  } as const
  return { pledge, evidence, organization, coder, given }
}

async function makeCoder(db: TestDb, organizationId: number | null = null) {
  const { id } = await make.makeAccount(db, { role: "watchdog", organization_id: organizationId })
  return { id, organizationId }
}

describeOnBothEngines("giveCoding", (open) => {
  test("makes a verdict at once where the code book asks for one coding", async () => {
    const db = await open()
    const { pledge, evidence, coder, given } = await makeCase(db)
    expect(await giveCoding(makeHouse(db), pledge.public_id, given, coder, now)).toEqual({
      ok: true,
      value: { standing: "agreed", verdict: 1 },
    })
    expect(await listVerdicts(db.read, pledge.id, "en")).toMatchObject([
      {
        number: 1,
        rating: "broken",
        reason,
        codeBookVersion: 1,
        organizations: [{ name: "Open Steppe" }],
        evidence: [{ publicId: evidence.public_id, revision: 1 }],
      },
    ])
    expect(await findPledge(db.read, pledge.public_id, seen)).toMatchObject({ rating: "broken" })
  })

  test("does not take the same rating into a new round: a second click changes nothing", async () => {
    const db = await open()
    const { pledge, coder, given } = await makeCase(db)
    const outcomes = await Promise.all(
      [given, given].map((click) => giveCoding(makeHouse(db), pledge.public_id, click, coder, now)),
    )
    expect(outcomes).toMatchObject([{ ok: true }, { refusal: { code: "coded-already" } }])
    const second = await make.makeEvidence(db, { pledge_id: pledge.id, direction: "contradicts" })
    const onMore = { ...given, evidence: [...given.evidence, second.public_id] }
    expect((await giveCoding(makeHouse(db), pledge.public_id, onMore, coder, now)).ok).toBe(true)
    expect(await listVerdicts(db.read, pledge.id, "en")).toHaveLength(2)
  })

  test("lets a new round follow and tells what the verdict before it said", async () => {
    const db = await open()
    const { pledge, coder, given } = await makeCase(db)
    await giveCoding(makeHouse(db), pledge.public_id, { ...given, rating: "stalled" }, coder, now)
    await giveCoding(makeHouse(db), pledge.public_id, given, coder, "2026-11-25T06:00:00.000Z")
    expect(await listFreshVerdicts(db.read, "en", 10)).toMatchObject([
      { rating: "broken", previousRating: "stalled", pledgePublicId: pledge.public_id },
    ])
    expect(await listPublishedCodings(db.read, pledge.id)).toMatchObject([
      { round: 1, rating: "stalled" },
      { round: 2, rating: "broken" },
    ])
  })

  test.each([
    ["evidence-missing", { evidence: [] }, "2025"],
    ["no-such-evidence", { evidence: ["0000000000000nay"] }, "2025"],
    ["reason-too-short", { reason: "Not done." }, "2025"],
    ["reason-too-long", { reason: "a".repeat(601) }, "2025"],
    ["not-a-finding", { rating: "not-assessed" }, "2025"],
    ["deadline-passed", { rating: "not-due" }, "2025"],
  ] as const)("refuses and stores nothing: %s", async (code, changes, dueOn) => {
    const db = await open()
    const { pledge, coder, given } = await makeCase(db, dueOn)
    const outcome = await giveCoding(
      makeHouse(db),
      pledge.public_id,
      { ...given, ...changes },
      coder,
      now,
    )
    expect(outcome).toMatchObject({ refusal: { code } })
    expect(await db.read.selectFrom("coding").selectAll().execute()).toEqual([])
  })

  test("before the deadline takes `broken` on contradicting evidence alone", async () => {
    const db = await open()
    const { pledge, coder, given } = await makeCase(db, "2027")
    const helpful = await make.makeEvidence(db, { pledge_id: pledge.id })
    const weak = { ...given, evidence: [helpful.public_id] }
    expect(await giveCoding(makeHouse(db), pledge.public_id, weak, coder, now)).toMatchObject({
      refusal: { code: "deadline-ahead" },
    })
    expect((await giveCoding(makeHouse(db), pledge.public_id, given, coder, now)).ok).toBe(true)
  })

  test("takes no evidence of another promise", async () => {
    const db = await open()
    const { pledge, coder, given } = await makeCase(db)
    const foreign = await make.makeEvidence(db)
    const borrowed = { ...given, evidence: [foreign.public_id] }
    expect(await giveCoding(makeHouse(db), pledge.public_id, borrowed, coder, now)).toMatchObject({
      refusal: { code: "no-such-evidence" },
    })
  })
})

describeOnBothEngines("two blind codings", (open) => {
  async function versions(db: TestDb) {
    return db.read.selectFrom("subject_version").selectAll().orderBy("subject_kind").execute()
  }

  test("show the public nothing until both are in and agree", async () => {
    const db = await open()
    await make.makeCodeBook(db, { codings_needed: 2 })
    const { pledge, coder, given } = await makeCase(db)
    const before = [await findPledge(db.read, pledge.public_id, seen), await versions(db)]
    expect(await giveCoding(makeHouse(db), pledge.public_id, given, coder, now)).toMatchObject({
      value: { standing: "waits", verdict: null },
    })
    expect([await findPledge(db.read, pledge.public_id, seen), await versions(db)]).toEqual(before)
    expect(await listPublishedCodings(db.read, pledge.id)).toEqual([])

    const second = await giveCoding(
      makeHouse(db),
      pledge.public_id,
      given,
      await makeCoder(db),
      now,
    )
    expect(second).toMatchObject({ value: { standing: "agreed", verdict: 1 } })
    expect(await listPublishedCodings(db.read, pledge.id)).toHaveLength(2)
    expect(await versions(db)).not.toEqual(before[1])
  })

  test("are settled by a third where they differ, and the dissent is published", async () => {
    const db = await open()
    await make.makeCodeBook(db, { codings_needed: 2 })
    const { pledge, coder, given } = await makeCase(db)
    const mild = { ...given, rating: "stalled" } as const
    await giveCoding(makeHouse(db), pledge.public_id, given, coder, now)
    expect(
      await giveCoding(makeHouse(db), pledge.public_id, mild, await makeCoder(db), now),
    ).toMatchObject({
      value: { standing: "disagreed", verdict: null },
    })
    expect(await listVerdicts(db.read, pledge.id, "en")).toEqual([])
    const third = { ...given, reason: "Stalled needs a deadline that can still be met." }
    await giveCoding(makeHouse(db), pledge.public_id, third, await makeCoder(db), now)
    expect(await listVerdicts(db.read, pledge.id, "en")).toMatchObject([
      { rating: "broken", reason: third.reason },
    ])
    const published = await listPublishedCodings(db.read, pledge.id)
    expect(published.map(({ rating }) => rating)).toEqual(["broken", "stalled", "broken"])
  })

  test("come from two people: nobody codes twice in a round", async () => {
    const db = await open()
    await make.makeCodeBook(db, { codings_needed: 2 })
    const { pledge, coder, given } = await makeCase(db)
    const both = await Promise.all([
      giveCoding(makeHouse(db), pledge.public_id, given, coder, now),
      giveCoding(makeHouse(db), pledge.public_id, given, coder, now),
    ])
    expect(both).toMatchObject([{ ok: true }, { refusal: { code: "coded-already" } }])
  })
})
