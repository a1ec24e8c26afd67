import { describe, expect, test } from "vitest"
import { createAccount } from "#app/auth/accounts.server.ts"
import { eraseAccount } from "#app/auth/erasure.server.ts"
import { decideApproval } from "#app/domain/approval.server.ts"
import { advancePetitions } from "#app/domain/petition-clock.server.ts"
import { proposeHold, proposeLift } from "#app/domain/legal-hold.server.ts"
import { decideHoldEnd, longestEnd } from "#app/domain/legal-hold.ts"
import { destroyLeftover } from "#app/domain/leftovers.server.ts"
import { publicStates } from "#app/domain/petition-state.ts"
import { destroyOverdue } from "#app/domain/retention.server.ts"
import { keepingOf } from "#app/domain/retention.ts"
import { forgetTraces } from "#app/domain/signing-trace.server.ts"
import { findSignatureStatus } from "#app/domain/signature-status.server.ts"
import { day, later } from "#app/lib/instant.ts"
import { accept } from "#app/lib/outcome.ts"
import { commit } from "#db/commit.server.ts"
import { getAccount } from "#db/queries/accounts.server.ts"
import { findLegalHold, listLegalHolds, listStandingHolds } from "#db/queries/legal-holds.server.ts"
import { listShownHolds } from "#db/queries/shown-holds.server.ts"
import type { Row } from "#db/schema.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import type { TestDb } from "#tests/support/database.ts"
import type { TestHouse } from "#tests/support/house.ts"
import * as make from "#tests/support/make.ts"
import { asSomebody } from "#tests/support/operators.ts"
import { makeScene, now, sign } from "#tests/support/signing-scene.ts"

/** Closes with the end of 2 April; 30 days are over on 4 May. */
const closing = { closes_on: "2026-04-02", threshold: 5 } as const
const overdue = "2026-05-03T19:00:00.000Z"
const order = { authority: "Court of the district", caseNumber: "2-114/2026", reason: "Inquiry" }

async function operators(db: TestDb) {
  const one = await make.makeAccount(db, { role: "operator" })
  const other = await make.makeAccount(db, { role: "operator" })
  return [asSomebody(one), asSomebody(other)] as const
}

async function hold(
  house: TestHouse,
  by: Awaited<ReturnType<typeof operators>>,
  of: { readonly kind: "petition" | "account"; readonly subject: string; readonly endsOn: string },
): Promise<string> {
  const at = house.clock.now()
  const proposed = await proposeHold(house, { ...order, ...of }, by[0], at)
  if (!proposed.ok) throw new Error(proposed.refusal.code)
  const approved = { decision: "approved", reason: null } as const
  const done = await decideApproval(house, proposed.value.approval, approved, by[1], at)
  expect(done).toMatchObject({ ok: true })
  return (await listLegalHolds(house.db.read))[0]?.publicId ?? ""
}

async function lift(house: TestHouse, by: Awaited<ReturnType<typeof operators>>, id: string) {
  const at = house.clock.now()
  const proposed = await proposeLift(house, id, "The case is closed", by[0], at)
  if (!proposed.ok) return proposed
  const approved = { decision: "approved", reason: null } as const
  return decideApproval(house, proposed.value.approval, approved, by[1], at)
}

async function isKept(db: TestDb): Promise<boolean> {
  const rows = await db.read.selectFrom("signature").select("statement_sealed").execute()
  return rows.some((row) => row.statement_sealed !== null)
}

async function traces(db: TestDb): Promise<number> {
  return (await db.read.selectFrom("signing_trace").selectAll().execute()).length
}

async function destroyAt(house: TestHouse, at: string) {
  house.clock.set(at)
  await advancePetitions(house, at)
  await forgetTraces(house, at)
  await destroyOverdue(house, at)
}

describe("the last day of a hold", () => {
  test.each([
    ["2026-03-31", "hold-over"],
    ["2026-04-01", undefined],
    ["2027-04-01", undefined],
    ["2027-04-02", "hold-too-long"],
  ])("%s: %s", (endsOn, code) => {
    const decision = decideHoldEnd(endsOn, "2026-04-01")
    expect(decision.ok ? undefined : decision.refusal.code).toBe(code)
    expect(longestEnd("2026-04-01")).toBe("2027-04-01")
  })

  test("is told to signers where it is past their own, and not where it is before", () => {
    const ended = { endedAt: "2026-04-02T19:00:00.000Z", isContested: false }
    const of = { isSealed: true, closesOn: null, ended, destroyedAt: null }
    expect(keepingOf({ ...of, heldUntil: "2026-06-30" })).toEqual({
      state: "held",
      day: "2026-06-30",
    })
    expect(keepingOf({ ...of, heldUntil: "2026-05-03" })).toEqual({
      state: "until",
      day: "2026-05-03",
    })
  })
})

describeOnBothEngines("a hold on a petition", (open) => {
  async function heldScene(endsOn: string) {
    const db = await open()
    const { house, petition } = await makeScene(db, closing)
    const { secret } = await sign(house, petition)
    const by = await operators(db)
    const id = await hold(house, by, { kind: "petition", subject: petition.public_id, endsOn })
    await destroyAt(house, "2026-04-02T19:00:00.000Z")
    return { db, house, petition, secret, by, id }
  }

  test("keeps what is past its time to the hold's last day, and no longer", async () => {
    const { db, house, petition, secret } = await heldScene("2026-06-30")
    await commit(db, async (trx) => {
      const [row] = await trx.selectFrom("signature").select("id").limit(1).execute()
      await trx.deleteFrom("signing_trace").execute()
      const tag = Buffer.alloc(8, 1)
      const trace = { petition_id: petition.id, day: "2026-04-01", network_tag: tag, mail_tag: tag }
      await trx
        .insertInto("signing_trace")
        .values({ signature_id: row?.id ?? 0, ...trace })
        .execute()
      return accept(undefined)
    })
    await destroyAt(house, overdue)
    expect([await isKept(db), await traces(db)]).toEqual([true, 1])
    expect((await findSignatureStatus(house, secret, overdue))?.keeping).toEqual({
      state: "held",
      day: "2026-06-30",
    })
    await destroyAt(house, "2026-06-30T18:59:59.000Z")
    expect([await isKept(db), await traces(db)]).toEqual([true, 1])
    await destroyAt(house, "2026-06-30T19:00:00.000Z")
    expect([await isKept(db), await traces(db)]).toEqual([false, 0])
  })

  test("is public, with its authority, and ends when two lift it", async () => {
    const { db, house, petition, by, id } = await heldScene("2026-12-31")
    expect(await listShownHolds(db.read, "2026-04-03", publicStates)).toMatchObject([
      {
        kind: "petition",
        authority: order.authority,
        endsOn: "2026-12-31",
        petition: { publicId: petition.public_id },
      },
    ])
    expect(await listShownHolds(db.read, "2026-04-03", ["closed-reached"])).toMatchObject([
      { petition: null },
    ])
    await destroyAt(house, overdue)
    expect(await isKept(db)).toBe(true)
    expect(await lift(house, by, id)).toMatchObject({ ok: true })
    expect(await listStandingHolds(db.read, "2026-05-04")).toEqual([])
    expect(await lift(house, by, id)).toMatchObject({ refusal: { code: "hold-over" } })
    await destroyAt(house, overdue)
    expect(await isKept(db)).toBe(false)
    const trail = await db.read.selectFrom("audit_entry").select(["deed", "outcome"]).execute()
    expect(trail.filter(({ deed }) => deed === "data.hold").map(({ outcome }) => outcome)).toEqual([
      ...["done", "done", "done", "done", "refused"],
    ])
  })

  test("is nobody's who has a stake in it, and of nothing that is not there", async () => {
    const db = await open()
    const { house, petition } = await makeScene(db, closing)
    const [one, other] = await operators(db)
    const endsOn = "2026-12-31"
    const of = { ...order, kind: "petition", subject: petition.public_id, endsOn } as const
    const author = { ...one, id: petition.proponent_id }
    const stranger = asSomebody(await make.makeAccount(db, { role: "moderator" }))
    const refusals = [
      await proposeHold(house, of, author, now),
      await proposeHold(house, of, stranger, now),
      await proposeHold(house, { ...of, subject: "0000000000000000" }, one, now),
      await proposeHold(house, { ...of, kind: "account" }, one, now),
      await proposeHold(house, { ...of, endsOn: "2026-03-31" }, one, now),
      await proposeLift(house, "0000000000000000", "No", other, now),
    ]
    expect(refusals.map((said) => (said.ok ? "accepted" : said.refusal.code))).toEqual([
      ...["party-to-it", "not-yours", "no-such-petition", "no-such-account"],
      ...["hold-over", "no-such-hold"],
    ])
    expect(await findLegalHold(db.read, "0000000000000000")).toBeUndefined()
  })
})

describeOnBothEngines("a hold on an account", (open) => {
  let draft: Row<"petition">
  const person = {
    email: "held@uade.example",
    password: "tall poplars by the water",
    role: "constituent",
    displayName: "Held",
    lang: "en",
  } as const

  test("keeps its owner from erasing it, and its drafts from their time", async () => {
    const db = await open()
    const { house } = await makeScene(db)
    const made = await createAccount(house, person, now)
    if (!made.ok) throw new Error(made.refusal.code)
    const owner = await getAccount(db.read, made.value.id)
    const drafted = {
      state: "draft",
      statement: "Long ago",
      created_at: "2025-01-01T00:00:00.000Z",
    }
    draft = await make.makePetition(db, { ...drafted, proponent_id: owner.id, opened_at: null })
    const by = await operators(db)
    await hold(house, by, { kind: "account", subject: owner.publicId, endsOn: "2026-12-31" })
    expect(await eraseAccount(house, owner, now)).toMatchObject({
      refusal: { code: "account-held", details: { date: "2026-12-31" } },
    })
    await destroyLeftover(house, now)
    expect(await textOf(db)).toBe("Long ago")
    const after = "2026-12-31T19:00:00.000Z"
    await destroyLeftover(house, after)
    expect(await textOf(db)).toBe("")
    expect(await eraseAccount(house, owner, later(after, day))).toMatchObject({ ok: true })
  })

  async function textOf(db: TestDb): Promise<string> {
    const rows = db.read.selectFrom("petition").select("statement").where("id", "=", draft.id)
    return (await rows.executeTakeFirstOrThrow()).statement
  }
})
