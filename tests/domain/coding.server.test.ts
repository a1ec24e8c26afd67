import { expect, test } from "vitest"
import { giveCoding } from "#app/domain/coding.server.ts"
import type { GivenCoding } from "#app/domain/coding.server.ts"
import { declareConflict } from "#app/domain/conflict.server.ts"
import { quarterOf } from "#app/domain/coding-need.ts"
import { sha256 } from "#app/lib/seal.server.ts"
import { listFinishedCodings, listOwnCodings } from "#db/queries/coding-history.server.ts"
import { listPublishedCodings } from "#db/queries/codings.server.ts"
import { listFreshVerdicts } from "#db/queries/fresh-verdicts.server.ts"
import { findPledge } from "#db/queries/pledges.server.ts"
import { findSampleSeed, listPublicSeeds } from "#db/queries/sample-seeds.server.ts"
import { listVerdicts } from "#db/queries/verdicts.server.ts"
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
const seen = { lang: "en", today: "2026-11-24" }

async function makeCase(db: TestDb, due_on: string | null = "2025") {
  const pledge = await make.makePledge(db, { due_on, category: "schools" })
  const evidence = await make.makeEvidence(db, {
    ...{ pledge_id: pledge.id, direction: "contradicts", happened_on: "2026-02-10" },
  })
  const given: GivenCoding = { ...plainCoding, rating: "broken", evidence: [evidence.public_id] }
  return { house: makeHouse(db), pledge, evidence, given }
}

describeOnBothEngines("two blind codings", (open) => {
  async function versions(db: TestDb) {
    return db.read.selectFrom("subject_version").selectAll().orderBy("subject_kind").execute()
  }

  test("that agree make the verdict, with what they cite and under which code book", async () => {
    const db = await open()
    const { house, pledge, evidence, given } = await makeCase(db)
    const first = await makeCoder(db, { name: "Open Steppe" })
    const second = await makeCoder(db, { name: "Meal Count" })
    const coded = { pledge: pledge.public_id, given, now }
    expect(await codeAs(house, { ...coded, coder: first })).toEqual({
      ok: true,
      value: { verdict: null },
    })
    expect(await codeAs(house, { ...coded, coder: second })).toEqual({
      ok: true,
      value: { verdict: 1 },
    })
    expect(await listVerdicts(db.read, pledge.id, "en")).toMatchObject([
      {
        number: 1,
        rating: "broken",
        codeBookVersion: 1,
        organizations: [{ name: "Meal Count" }, { name: "Open Steppe" }],
        evidence: [{ publicId: evidence.public_id, revision: 1 }],
      },
    ])
    expect(await findPledge(db.read, pledge.public_id, seen)).toMatchObject({ rating: "broken" })
    expect(await listPublishedCodings(db.read, pledge.id, "en")).toMatchObject([
      { task: "code", clauses: [1], organization: { name: "Open Steppe" } },
      { task: "code", clauses: [1], organization: { name: "Meal Count" } },
    ])
  })

  test("show the public nothing until both are in, nor the first coder that the second is missing", async () => {
    const db = await open()
    const { house, pledge, given } = await makeCase(db)
    const first = await makeCoder(db)
    const before = [await findPledge(db.read, pledge.public_id, seen), await versions(db)]
    await codeAs(house, { pledge: pledge.public_id, given, now, coder: first })
    expect([await findPledge(db.read, pledge.public_id, seen), await versions(db)]).toEqual(before)
    expect(await listPublishedCodings(db.read, pledge.id, "en")).toEqual([])
    expect(await listFinishedCodings(db.read)).toEqual([])
    const waiting = await listOwnCodings(db.read, first.id, "en", 10)
    expect(waiting).toMatchObject([{ rating: "broken", verdict: null }])

    const differing = { ...given, rating: "stalled" } as const
    const second = await makeCoder(db)
    const outcome = await codeAs(house, {
      ...{ pledge: pledge.public_id, given: differing, now, coder: second },
    })
    expect(outcome, "a dispute looks like a coding that waits").toEqual({
      ok: true,
      value: { verdict: null },
    })
    expect(await listOwnCodings(db.read, first.id, "en", 10)).toEqual(waiting)
    expect(await versions(db)).toEqual(before[1])
    expect(await listFinishedCodings(db.read)).toEqual([])
  })

  test("that differ are decided by a third, whose rating may be a third one; the dissent stays", async () => {
    const db = await open()
    const { house, pledge, given } = await makeCase(db)
    const coded = { pledge: pledge.public_id, now }
    const [one, other, third] = [await makeCoder(db), await makeCoder(db), await makeCoder(db)]
    await codeAs(house, { ...coded, given, coder: one })
    await codeAs(house, { ...coded, given: { ...given, rating: "stalled" }, coder: other })
    const decision = {
      ...given,
      rating: "partly-kept",
      reason: "Half of the beds are there, which neither of the two has counted.",
    } as const
    expect(
      await codeAs(house, { ...coded, given: decision, coder: third, task: "adjudicate" }),
    ).toMatchObject({ value: { verdict: 1 } })
    expect(await listVerdicts(db.read, pledge.id, "en")).toMatchObject([
      { rating: "partly-kept", reason: decision.reason },
    ])
    const published = await listPublishedCodings(db.read, pledge.id, "en")
    expect(published.map(({ task, rating }) => `${task} ${rating}`)).toEqual([
      "code broken",
      "code stalled",
      "adjudicate partly-kept",
    ])
    const rows = await listFinishedCodings(db.read)
    expect(rows).toHaveLength(2)
    expect(rows[0]).toEqual({
      promise: pledge.public_id,
      round: 1,
      coder: expect.stringMatching(/^[0-9a-z]{10}$/) as string,
      organization: expect.stringMatching(/^\d{16}$/) as string,
      rating: expect.stringMatching(/broken|stalled/) as string,
      category: "schools",
      codedOn: "2026-11-24",
      codeBookVersion: 1,
      adjudicatedRating: "partly-kept",
    })
  })

  test("of a new round follow, and the coder keeps the same public name", async () => {
    const db = await open()
    const { house, pledge, given } = await makeCase(db)
    const [one, other] = [await makeCoder(db), await makeCoder(db)]
    for (const rating of ["stalled", "broken"] as const) {
      for (const coder of [one, other]) {
        await codeAs(house, {
          ...{ pledge: pledge.public_id, given: { ...given, rating }, coder, need: "stale" },
          now: rating === "broken" ? "2026-11-25T06:00:00.000Z" : now,
        })
      }
    }
    expect(await listFreshVerdicts(db.read, "en", 10)).toMatchObject([
      { rating: "broken", previousRating: "stalled", pledgePublicId: pledge.public_id },
    ])
    const rows = await listFinishedCodings(db.read)
    expect(rows.map(({ round, rating }) => `${String(round)} ${rating}`).sort()).toEqual([
      "1 stalled",
      "1 stalled",
      "2 broken",
      "2 broken",
    ])
    expect(new Set(rows.map(({ coder }) => coder)).size).toBe(2)
  })

  test("draw what is coded anew from a seed that was committed to", async () => {
    const db = await open()
    const { house, pledge, given } = await makeCase(db)
    await rateTogether(house, pledge.public_id, given, now)
    const quarter = quarterOf("2026-11-24")
    const seed = await findSampleSeed(db.read, quarter)
    const commitment = sha256(seed?.seed ?? "").toString("hex")
    expect(seed).toMatchObject({ quarter: "2026-Q4", commitment })
    expect(await listPublicSeeds(db.read, quarter)).toEqual([{ quarter, commitment, seed: null }])
    expect(await listPublicSeeds(db.read, "2027-Q1")).toEqual([
      { quarter, commitment, seed: seed?.seed.toString("hex") },
    ])
  })
})

describeOnBothEngines("a coding", (open) => {
  test("comes from somebody to whom the promise was handed, once", async () => {
    const db = await open()
    const { house, pledge, given } = await makeCase(db)
    const coder = await makeCoder(db)
    function give() {
      return giveCoding(house, pledge.public_id, given, coder, now)
    }
    expect(await give()).toMatchObject({ refusal: { code: "not-handed-out" } })
    await codeAs(house, { pledge: pledge.public_id, given, coder, now })
    expect(await give()).toMatchObject({ refusal: { code: "coded-already" } })
  })

  test.each([
    ["evidence-missing", { evidence: [] }, "2025"],
    ["no-such-evidence", { evidence: ["0000000000000nay"] }, "2025"],
    ["reason-too-short", { reason: "Not done." }, "2025"],
    ["clause-missing", { clauses: [] }, "2025"],
    ["no-such-clause", { clauses: [99] }, "2025"],
    ["not-a-finding", { rating: "not-assessed" }, "2025"],
    ["deadline-passed", { rating: "not-due" }, "2025"],
  ] as const)("is refused and stores nothing: %s", async (code, changes, dueOn) => {
    const db = await open()
    const { house, pledge, given } = await makeCase(db, dueOn)
    const coder = await makeCoder(db)
    const outcome = await codeAs(house, {
      ...{ pledge: pledge.public_id, given: { ...given, ...changes }, coder, now },
    })
    expect(outcome).toMatchObject({ refusal: { code } })
    expect(await db.read.selectFrom("coding").selectAll().execute()).toEqual([])
  })

  test("takes no evidence of another promise", async () => {
    const db = await open()
    const { house, pledge, given } = await makeCase(db)
    const foreign = await make.makeEvidence(db)
    const borrowed = { ...given, evidence: [foreign.public_id] }
    const coder = await makeCoder(db)
    expect(
      await codeAs(house, { pledge: pledge.public_id, given: borrowed, coder, now }),
    ).toMatchObject({ refusal: { code: "no-such-evidence" } })
  })

  test("is not taken from who declared a bond, to the deputy or a party, after the case was dealt", async () => {
    const db = await open()
    const { house, pledge, given } = await makeCase(db)
    const party = await make.makeOrganization(db, { classification: "party" })
    await make.makeMembership(db, {
      ...{ person_id: pledge.person_id, on_behalf_of_id: party.id },
    })
    for (const kind of ["person", "organization"] as const) {
      const coder = await makeCoder(db)
      await handOnly(house, pledge.public_id, coder)
      const person = await db.read
        .selectFrom("person")
        .select("public_id")
        .where("id", "=", pledge.person_id)
        .executeTakeFirstOrThrow()
      const bond = kind === "person" ? person.public_id : party.public_id
      const declared = await declareConflict(
        house,
        { with: { kind, publicId: bond }, since: "2020", reason: "Cousins", lang: "en" },
        { ...coder, role: "watchdog", personId: null, organizationId: coder.organization_id },
        now,
      )
      expect(declared.ok).toBe(true)
      expect(await giveCoding(house, pledge.public_id, given, coder, now)).toMatchObject({
        refusal: { code: "bound-to-deputy" },
      })
    }
    expect(await db.read.selectFrom("coding").selectAll().execute()).toEqual([])
  })

  test("is not taken once the accreditation is suspended, nor once the case is over", async () => {
    const db = await open()
    const { house, pledge, given } = await makeCase(db)
    const [suspended, late] = [await makeCoder(db), await makeCoder(db)]
    await handOnly(house, pledge.public_id, suspended)
    await handOnly(house, pledge.public_id, late)
    await db.writer
      .updateTable("accreditation")
      .set({ state: "suspended" })
      .where("organization_id", "=", suspended.organization_id)
      .execute()
    expect(await giveCoding(house, pledge.public_id, given, suspended, now)).toMatchObject({
      refusal: { code: "not-accredited" },
    })
    const later = "2026-11-27T06:00:00.000Z"
    expect(await giveCoding(house, pledge.public_id, given, late, later)).toMatchObject({
      refusal: { code: "handout-over" },
    })
  })
})
