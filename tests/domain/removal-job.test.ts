import { expect, test } from "vitest"
import { decideAppeal, makeAppeal } from "#app/domain/appeal.server.ts"
import { decideApproval } from "#app/domain/approval.server.ts"
import { meets, noConditions } from "#app/domain/removal-condition.ts"
import type { SignatureConditions } from "#app/domain/removal-condition.ts"
import { cancelRemovalJob, runRemovalJobs, workOnce } from "#app/domain/removal-job.server.ts"
import { findDryRun, proposeRemoval } from "#app/domain/removal-proposal.server.ts"
import { withdrawSignature } from "#app/domain/signature.server.ts"
import { day, later, minute } from "#app/lib/instant.ts"
import { accept } from "#app/lib/outcome.ts"
import { commit } from "#db/commit.server.ts"
import { listAuditEntries } from "#db/queries/audit.server.ts"
import { listRemovalJobs } from "#db/queries/removal-jobs.server.ts"
import { listRemovals } from "#db/queries/removals.server.ts"
import { findInvalidation } from "#db/queries/signature-invalidations.server.ts"
import { insertJobItems } from "#db/queries/signature-selection.server.ts"
import type { Row } from "#db/schema.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import type { TestHouse } from "#tests/support/house.ts"
import * as make from "#tests/support/make.ts"
import { approver, makeModerators } from "#tests/support/moderation-scene.ts"
import { listMailed } from "#tests/support/outbox.ts"
import { crowdSigns, decideOn, draftOf, leavesOf, replayed } from "#tests/support/review-scene.ts"
import { makeScene, now, read, statesOf } from "#tests/support/signing-scene.ts"

async function firstJob(house: TestHouse, petition: Row<"petition">) {
  const [job] = await listRemovalJobs(house.db.read, petition.id)
  if (!job) throw new Error("there is no job")
  return job
}

/** The letters to signers of one kind, by address. */
async function lettersTo(house: TestHouse, of: string) {
  const mailed = await listMailed(house)
  return mailed.filter(({ kind }) => kind === of).map(({ payload }) => payload)
}

const slow = { dwellFrom: 0 }

describeOnBothEngines("a removal job", (open) => {
  test("is about exactly the signatures that meet its conditions", async () => {
    const { house, petition } = await makeScene(await open())
    await crowdSigns(house, petition, { many: 4, network: "203.0.113/24", domain: "one.example" })
    await crowdSigns(house, petition, {
      ...{ many: 3, network: "198.51.100/24", domain: "one.example", dwell: 7 },
      at: later(now, 10 * minute),
    })
    await crowdSigns(house, petition, { many: 2, domain: "two.example", at: later(now, day) })
    const rows = await house.db.read
      .selectFrom("signature")
      .innerJoin("signing_trace", "signing_trace.signature_id", "signature.id")
      .select(["signature.id", "network_tag", "mail_tag", "dwell", "confirmed_at", "assurance"])
      .orderBy("signature.id")
      .execute()
    const all = rows.map((row) => ({
      id: row.id,
      network: row.network_tag.toString("hex"),
      mail: row.mail_tag.toString("hex"),
      dwell: row.dwell,
      confirmedAt: row.confirmed_at,
      assurance: row.assurance as "email",
    }))
    const networks = [...new Set(all.map(({ network }) => network))]
    const mails = [...new Set(all.map(({ mail }) => mail))]
    const tried: Partial<SignatureConditions>[] = [
      ...networks.map((network) => ({ networks: [network] })),
      { networks },
      ...mails.map((mail) => ({ mail })),
      { from: later(now, 10 * minute) },
      { until: later(now, 10 * minute) },
      { from: later(now, 30_000), until: later(now, 30_001) },
      { dwellTo: 7 },
      { dwellFrom: 8, dwellTo: 3600 },
      { assuranceBelow: "roll" },
      { mail: mails[0] ?? null, dwellTo: 7 },
      { networks: networks.slice(0, 1), mail: mails.at(-1) ?? null },
    ]
    await decideOn(
      house,
      await draftOf(house, petition, slow, { confirmedBy: later(now, 2 * day), found: 9 }),
    )
    const { id: jobId } = await firstJob(house, petition)
    for (const given of tried) {
      const conditions = { ...noConditions, ...given }
      const selection = {
        ...({ petitionId: petition.id, measure: "invalidated", conditions } as const),
        confirmedBy: later(now, 2 * day),
      }
      await house.db.writer.deleteFrom("removal_job_item").execute()
      await commit(house.db, async (trx) => accept(await insertJobItems(trx, jobId, selection)))
      const picked = await house.db.read
        .selectFrom("removal_job_item")
        .select("signature_id")
        .orderBy("signature_id")
        .execute()
      const meant = all.filter((facts) => meets(conditions, facts)).map(({ id }) => id)
      expect(
        picked.map((row) => row.signature_id),
        JSON.stringify(given),
      ).toEqual(meant)
    }
  })

  test("first only looks: how many, and ten of them without whose they are", async () => {
    const { house, petition } = await makeScene(await open())
    await crowdSigns(house, petition, { many: 12 })
    house.clock.set(later(now, minute))
    const { conditions, confirmedBy } = await draftOf(house, petition, slow)
    const selection = {
      petitionId: petition.id,
      measure: "invalidated",
      conditions,
      confirmedBy,
    } as const
    const looked = await findDryRun(house.db.read, selection)
    expect(looked).toMatchObject({ ok: true, value: { count: 12 } })
    if (!looked.ok) return
    expect(looked.value.sample).toHaveLength(10)
    expect(Object.keys(looked.value.sample[0] ?? {}).sort()).toEqual([
      ...["assurance", "confirmedAt", "dwell", "lang", "mail", "network"],
    ])
    const few = { ...selection, conditions: { ...conditions, until: later(now, 1) } }
    expect(await findDryRun(house.db.read, few)).toEqual({
      ok: true,
      value: { count: 0, sample: [] },
    })
    expect(
      await findDryRun(house.db.read, { ...selection, conditions: noConditions }),
    ).toMatchObject({
      refusal: { code: "no-condition" },
    })
    expect((await read(house, petition)).signature_count).toBe(12)
  })

  test("leaves out of the count, log, ledger and letters alike, and each once", async () => {
    const { house, petition } = await makeScene(await open())
    await crowdSigns(house, petition, { many: 3, network: "198.51.100/24" })
    await crowdSigns(house, petition, { many: 5, dwell: 7 })
    house.clock.set(later(now, minute))
    const [first, second] = await decideOn(house, await draftOf(house, petition, { dwellTo: 7 }))
    expect((await read(house, petition)).signature_count, "the decision alone moves nothing").toBe(
      8,
    )
    await runRemovalJobs(house, house.clock.now())
    await runRemovalJobs(house, house.clock.now())
    expect((await read(house, petition)).signature_count).toBe(3)
    expect(await replayed(house, petition)).toBe(3)
    expect(await statesOf(house)).toEqual([
      ...Array<string>(3).fill("counted"),
      ...Array<string>(5).fill("invalidated"),
    ])
    const out = (await leavesOf(house, petition)).filter(({ type }) => type === "invalidated")
    expect(out).toHaveLength(5)
    expect(out[0]).toMatchObject({ reason: "machine-made", pid: petition.public_id })
    expect(out.flatMap((leaf) => ("actors" in leaf ? leaf.actors : []))).toHaveLength(10)
    expect(new Set(out.map((leaf) => ("c" in leaf ? leaf.c : ""))).size).toBe(5)
    const letters = await lettersTo(house, "signature-invalidated")
    expect(new Set(letters.map(({ email }) => email)).size).toBe(5)
    expect(letters).toHaveLength(5)
    const { removals } = await listRemovals(house.db.read, { limit: 10 })
    expect(removals).toMatchObject([
      {
        ...{ measure: "invalidated", class: "machine-made", count: 5, subject: petition.public_id },
        roles: "moderator+moderator",
      },
    ])
    expect(await firstJob(house, petition)).toMatchObject({
      ...{ found: 5, done: 5, passed: 0, first: first.id, second: second.id },
      endedAt: house.clock.now(),
    })
  })

  test("needs another moderator, with no stake in the petition", async () => {
    const { house, petition } = await makeScene(await open())
    await crowdSigns(house, petition, { many: 2 })
    house.clock.set(later(now, minute))
    const [one, other] = await makeModerators(house.db)
    const { person_id: deputy } = await house.db.read
      .selectFrom("membership")
      .select("person_id")
      .where("id", "=", petition.membership_id)
      .executeTakeFirstOrThrow()
    const bound = approver(
      await make.makeAccount(house.db, { role: "moderator", person_id: deputy }),
    )
    const draft = await draftOf(house, petition, slow)
    const at = house.clock.now()
    expect(await proposeRemoval(house, draft, bound, at)).toMatchObject({
      refusal: { code: "party-to-it" },
    })
    const watchdog = approver(await make.makeAccount(house.db, { role: "watchdog" }))
    expect(await proposeRemoval(house, draft, watchdog, at)).toMatchObject({
      refusal: { code: "not-yours" },
    })
    expect(await proposeRemoval(house, { ...draft, found: 1 }, approver(one), at)).toMatchObject({
      refusal: { code: "found-otherwise", details: { count: 2 } },
    })
    const proposed = await proposeRemoval(house, draft, approver(one), at)
    const approval = proposed.ok ? proposed.value.approval : ""
    const yes = { decision: "approved", reason: null } as const
    for (const [who, code] of [
      [approver(one), "own-proposal"],
      [bound, "party-to-it"],
      [watchdog, "not-yours"],
    ] as const) {
      expect(await decideApproval(house, approval, yes, who, at)).toMatchObject({
        refusal: { code },
      })
    }
    expect(await listRemovalJobs(house.db.read, petition.id)).toEqual([])
    expect(await decideApproval(house, approval, yes, approver(other), at)).toMatchObject({
      ok: true,
    })
    expect(await listRemovalJobs(house.db.read, petition.id)).toHaveLength(1)
    const entries = await listAuditEntries(house.db.read, {}, { most: 20 })
    expect(entries.filter(({ outcome }) => outcome === "refused")).toHaveLength(6)
  })

  test("cancelled half way leaves what the log replays, and says so in the ledger", async () => {
    const { house, petition } = await makeScene(await open())
    await crowdSigns(house, petition, { many: 60 })
    house.clock.set(later(now, minute))
    const [first] = await decideOn(house, await draftOf(house, petition, slow))
    const { id, publicId } = await firstJob(house, petition)
    expect(await workOnce(house, id, house.clock.now())).toBe(true)
    const stranger = approver(await make.makeAccount(house.db))
    expect(await cancelRemovalJob(house, publicId, stranger, house.clock.now())).toMatchObject({
      refusal: { code: "not-yours" },
    })
    expect(await cancelRemovalJob(house, publicId, first, house.clock.now())).toMatchObject({
      ok: true,
    })
    expect(await cancelRemovalJob(house, publicId, first, house.clock.now())).toMatchObject({
      refusal: { code: "job-over" },
    })
    await runRemovalJobs(house, house.clock.now())
    expect(await firstJob(house, petition)).toMatchObject({
      ...{ found: 60, done: 50, passed: 0, cancelledAt: house.clock.now() },
    })
    expect((await read(house, petition)).signature_count).toBe(10)
    expect(await replayed(house, petition)).toBe(10)
    expect(await lettersTo(house, "signature-invalidated")).toHaveLength(50)
    const { removals } = await listRemovals(house.db.read, { limit: 10 })
    expect(removals.map(({ count }) => count)).toEqual([50])
  })

  test("passes over what was withdrawn meanwhile, and what came after the dry run is not meant", async () => {
    const { house, petition } = await makeScene(await open())
    const [secret = ""] = await crowdSigns(house, petition, { many: 3 })
    house.clock.set(later(now, minute))
    await decideOn(house, await draftOf(house, petition, slow))
    await withdrawSignature(house, secret, house.clock.now())
    house.clock.set(later(now, 2 * minute))
    await crowdSigns(house, petition, { many: 2 })
    await runRemovalJobs(house, later(now, 3 * minute))
    expect(await firstJob(house, petition)).toMatchObject({ found: 3, done: 2, passed: 1 })
    expect((await read(house, petition)).signature_count).toBe(2)
    expect(await replayed(house, petition)).toBe(2)
    expect((await statesOf(house)).sort()).toEqual([
      ...["counted", "counted", "invalidated", "invalidated", "withdrawn"],
    ])
  })

  test("ends where the petition ends: what was handed over stands", async () => {
    const { house, petition } = await makeScene(await open())
    await crowdSigns(house, petition, { many: 2 })
    house.clock.set(later(now, minute))
    await decideOn(house, await draftOf(house, petition, slow))
    await house.db.writer
      .updateTable("petition")
      .set({ state: "closed-not-reached", closed_at: house.clock.now() })
      .where("id", "=", petition.id)
      .execute()
    await runRemovalJobs(house, house.clock.now())
    expect(await firstJob(house, petition)).toMatchObject({ done: 0, removalId: null })
    expect((await firstJob(house, petition)).endedAt).not.toBeNull()
    expect((await read(house, petition)).signature_count).toBe(2)
    const moderators = await makeModerators(house.db)
    const late = await draftOf(house, petition, slow)
    const again = await proposeRemoval(house, late, approver(moderators[0]), house.clock.now())
    expect(again).toMatchObject({ refusal: { code: "count-closed" } })
  })
})

describeOnBothEngines("a signer who was left out of the count", (open) => {
  async function leftOut(given: { measure?: "held" } = {}) {
    const { house, petition } = await makeScene(await open())
    const [secret = ""] = await crowdSigns(house, petition, { many: 3 })
    house.clock.set(later(now, minute))
    const both = await makeModerators(house.db)
    const draft = await draftOf(house, petition, slow, {
      ...given,
      ...(given.measure === "held" ? { class: "under-review" } : {}),
    })
    await decideOn(house, draft, both)
    await runRemovalJobs(house, house.clock.now())
    return { house, petition, secret, both }
  }
  const words = {
    words: "I signed myself, on the bus, with my own telephone.",
    lang: "en",
  } as const

  async function appealedBy(house: TestHouse, secret: string) {
    const made = await makeAppeal(house, { secret }, words, house.clock.now())
    const row = await house.db.read
      .selectFrom("appeal")
      .select("public_id")
      .orderBy("id", "desc")
      .executeTakeFirst()
    return { made, id: row?.public_id ?? "" }
  }

  test("appeals by the letter; one who took no part counts the signature again", async () => {
    const { house, petition, both } = await leftOut()
    const [letter] = await lettersTo(house, "signature-invalidated")
    const { made, id } = await appealedBy(house, String(letter?.["secret"]))
    expect(made).toMatchObject({ ok: true })
    const twice = await makeAppeal(house, { secret: String(letter?.["secret"]) }, words, now)
    expect(twice).toMatchObject({ refusal: { code: "appealed-already" } })
    const decision = {
      outcome: "upheld",
      reason: "A person who wrote back.",
      lang: "en",
      version: 0,
    } as const
    const took = await decideAppeal(house, id, decision, approver(both[0]), house.clock.now())
    expect(took).toMatchObject({ refusal: { code: "took-part" } })
    const third = approver(await make.makeAccount(house.db, { role: "moderator" }))
    const decided = await decideAppeal(house, id, decision, third, house.clock.now())
    expect(decided).toMatchObject({ ok: true })
    expect((await read(house, petition)).signature_count).toBe(1)
    expect(await replayed(house, petition)).toBe(1)
    const leaves = await leavesOf(house, petition)
    expect(leaves.filter(({ type }) => type === "restored")).toHaveLength(1)
    expect((await statesOf(house)).filter((state) => state === "counted")).toHaveLength(1)
    const told = await lettersTo(house, "appeal-decided-by-letter")
    expect(told).toMatchObject([
      { email: letter?.["email"], matter: "invalidation", outcome: "upheld" },
    ])
    const { removals } = await listRemovals(house.db.read, { limit: 10 })
    expect(removals.map(({ measure, count }) => [measure, count])).toEqual([
      ["reinstated", 1],
      ["invalidated", 3],
    ])
  })

  test("appeals by the secret of the status page as well, and a dismissal changes nothing", async () => {
    const { house, petition, secret } = await leftOut()
    const { made, id } = await appealedBy(house, secret)
    expect(made).toMatchObject({ ok: true })
    const third = approver(await make.makeAccount(house.db, { role: "moderator" }))
    const no = {
      outcome: "dismissed",
      reason: "The same second as 200 others.",
      lang: "en",
      version: 0,
    } as const
    expect(await decideAppeal(house, id, no, third, house.clock.now())).toMatchObject({ ok: true })
    expect((await read(house, petition)).signature_count).toBe(0)
    expect(await replayed(house, petition)).toBe(0)
  })

  test("is told on the status page what was done, and until when it stands", async () => {
    const { house, both, petition } = await leftOut({ measure: "held" })
    const ids = await house.db.read.selectFrom("signature").select("id").orderBy("id").execute()
    const standing = await findInvalidation(house.db.read, ids[0]?.id ?? 0)
    expect(standing).toMatchObject({ measure: "held", class: "under-review", undoneAt: null })
    expect((await read(house, petition)).signature_count).toBe(0)
    house.clock.set(later(now, 2 * minute))
    const back = await draftOf(house, petition, slow, {
      measure: "released",
      class: "under-review",
    })
    expect(back.found).toBe(3)
    await decideOn(house, back, both)
    await runRemovalJobs(house, house.clock.now())
    expect((await read(house, petition)).signature_count).toBe(3)
    expect(await replayed(house, petition)).toBe(3)
    const undone = await findInvalidation(house.db.read, ids[0]?.id ?? 0)
    expect(undone?.undoneAt).toBe(house.clock.now())
  })

  test("that was set aside may be left out for good: the count has moved already", async () => {
    const { house, both, petition } = await leftOut({ measure: "held" })
    house.clock.set(later(now, 2 * minute))
    await decideOn(house, await draftOf(house, petition, slow), both)
    await runRemovalJobs(house, house.clock.now())
    expect((await read(house, petition)).signature_count).toBe(0)
    expect(await replayed(house, petition)).toBe(0)
    expect(new Set(await statesOf(house))).toEqual(new Set(["invalidated"]))
    expect(await lettersTo(house, "signature-invalidated")).toHaveLength(6)
    const letters = await lettersTo(house, "signature-invalidated")
    const { id } = await appealedBy(house, String(letters.at(-1)?.["secret"]))
    const third = approver(await make.makeAccount(house.db, { role: "moderator" }))
    const yes = {
      outcome: "upheld",
      reason: "A person who wrote back.",
      lang: "en",
      version: 0,
    } as const
    await decideAppeal(house, id, yes, third, house.clock.now())
    expect((await read(house, petition)).signature_count).toBe(1)
    expect(await replayed(house, petition)).toBe(1)
  })
})
