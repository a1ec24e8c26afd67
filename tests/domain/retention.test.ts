import { readFileSync } from "node:fs"
import { expect, test } from "vitest"
import { advancePetitions } from "#app/domain/petition-clock.server.ts"
import { logDestroyed } from "#app/domain/destruction.server.ts"
import { checkReceipt } from "#app/domain/receipt-check.ts"
import { receiptOf } from "#app/domain/receipt.server.ts"
import { keptIfOnTime, keptUntil, mustDestroy } from "#app/domain/retention.ts"
import { destroyOverdue, withKey } from "#app/domain/retention.server.ts"
import { putPetitionBack } from "#app/domain/petition-removal.server.ts"
import { drawSamples } from "#app/domain/signature-audit.server.ts"
import { requestSignature, withdrawSignature } from "#app/domain/signature.server.ts"
import { day, later, minute } from "#app/lib/instant.ts"
import { accept } from "#app/lib/outcome.ts"
import { nodeDigest } from "#app/log/digest.server.ts"
import { parseVerifierKey } from "#app/log/signed-note.ts"
import { scrubDestroyed } from "#app/outbox/traces.server.ts"
import { commit } from "#db/commit.server.ts"
import type { Db } from "#db/connection.server.ts"
import { bury, claimDue, enqueue } from "#db/queries/outbox.server.ts"
import { findHead } from "#db/queries/log.server.ts"
import { getPetition } from "#db/queries/petitions.server.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import type { TestHouse } from "#tests/support/house.ts"
import * as make from "#tests/support/make.ts"
import { crowdSigns, leavesOf } from "#tests/support/review-scene.ts"
import { makeScene, now, sign, signer } from "#tests/support/signing-scene.ts"

const closing = { closes_on: "2026-04-02", threshold: 5 } as const
/** The clock ends what closes on 2 April at the first instant of the 3rd: 30 days are over on 4 May. */
const lastKept = "2026-05-03T18:59:59.000Z"
const firstGone = "2026-05-03T19:00:00.000Z"

async function ended(db: Db, given: Parameters<typeof makeScene>[1] = {}) {
  const { house, petition } = await makeScene(db, { ...closing, ...given })
  const { secret } = await sign(house, petition)
  const taken = await sign(house, petition, "taken@uade.example")
  await withdrawSignature(house, taken.secret, later(now, minute))
  await crowdSigns(house, petition, { many: 2 })
  await at(house, "2026-04-02T19:00:00.000Z", advancePetitions)
  return { house, petition, secret }
}

async function at(
  house: TestHouse,
  when: string,
  ...deeds: ((house: TestHouse, now: string) => Promise<unknown>)[]
) {
  house.clock.set(when)
  for (const deed of deeds) await deed(house, when)
}

async function kept(db: Db) {
  const rows = await db.read.selectFrom("signature").selectAll().execute()
  const columns = ["tag", "email_tag", "key_sealed", "statement_sealed", "opening_sealed"] as const
  return columns.filter((column) => rows.some((row) => row[column] !== null))
}

test("the days that signers are told are those that the rule keeps", () => {
  const endedAt = "2026-04-02T19:00:00.000Z"
  expect(keptUntil({ endedAt, isContested: false })).toBe("2026-05-03")
  expect(keptUntil({ endedAt, isContested: true })).toBe("2026-07-02")
  expect(keptIfOnTime(closing.closes_on)).toBe(keptUntil({ endedAt, isContested: false }))
  expect(mustDestroy({ endedAt, isContested: false }, lastKept)).toBe(false)
  expect(mustDestroy({ endedAt, isContested: false }, firstGone)).toBe(true)
})

describeOnBothEngines("what signers said", (open) => {
  test("is kept to the last second of the 30th day, and gone the next, with the petition's key", async () => {
    const db = await open()
    const { house, petition, secret } = await ended(db)
    const receipt = (await receiptOf(house, secret)) ?? ""
    await at(house, lastKept, destroyOverdue)
    expect(await kept(db)).toEqual([...["tag", "email_tag", "key_sealed", "statement_sealed"]])
    await at(house, firstGone, destroyOverdue)
    expect(await kept(db)).toEqual([])
    expect((await getPetition(db.read, petition.id)).keySealed).toBeNull()
    const left = await Promise.all(
      (["signature_evidence", "signing_trace", "identification"] as const).map((table) =>
        db.read.selectFrom(table).selectAll().execute(),
      ),
    )
    expect(left.flat()).toEqual([])
    // The count, the log and the holder's receipt stand.
    const { signatureCount, signersDestroyedAt } = await getPetition(db.read, petition.id)
    expect([signatureCount, signersDestroyedAt]).toEqual([3, firstGone])
    expect(await receiptOf(house, secret)).toBeUndefined()
    const head = await findHead(db.read)
    const key = parseVerifierKey(nodeDigest, head?.vkey ?? "")
    const person = { family: "Canaryov", given: "Signer", patronymic: "" }
    const typed = { ...person, identifier: "signer@uade.example" }
    const trust = { vkeys: key ? [key] : [], person: typed }
    expect(checkReceipt(nodeDigest, receipt, trust).verdict).toBe("counted-once-and-yours")
    // Told in the log as a number, the day after, with the one who withdrew.
    await at(house, later(firstGone, day), logDestroyed)
    const erased = await db.read.selectFrom("log_leaf").select("bytes").execute()
    expect(
      erased
        .map(({ bytes }) => JSON.parse(bytes.toString("utf8")) as { type: string; count?: number })
        .filter(({ type }) => type === "erased"),
    ).toEqual([{ v: 1, type: "erased", count: 4 }])
    expect((await leavesOf(house, petition)).map(({ type }) => type)).not.toContain("erased")
    // Who asks to sign now is told what everybody is told.
    const asked = await requestSignature(house, petition.public_id, signer(petition), firstGone)
    expect(asked).toMatchObject({ ok: false, refusal: { code: "not-open" } })
  })

  test("is kept longer while an audit is open, and no longer than 90 days", async () => {
    const db = await open()
    const { house } = await ended(db)
    await at(house, firstGone, drawSamples, destroyOverdue)
    expect(await kept(db)).toContain("statement_sealed")
    await at(house, "2026-07-02T18:59:59.000Z", destroyOverdue)
    expect(await kept(db)).toContain("statement_sealed")
    await at(house, "2026-07-02T19:00:00.000Z", destroyOverdue)
    expect(await kept(db)).toEqual([])
  })

  test("is kept longer while an appeal about the petition is open", async () => {
    const db = await open()
    const { house, petition } = await ended(db)
    const insert = {
      ...{ public_id: make.nextPublicId(), matter_kind: "removal", matter: make.nextPublicId() },
      ...{ subject_kind: "petition", subject: petition.public_id, role: "author" },
      ...{ words: "Nobody broke a rule here.", lang: "en", appealed_at: now, due_on: "2026-05-30" },
    }
    await commit(db, async (trx) => {
      await trx.insertInto("appeal").values(insert).execute()
      return accept(undefined)
    })
    await at(house, firstGone, destroyOverdue)
    expect(await kept(db)).toContain("statement_sealed")
    await commit(db, async (trx) => {
      await trx.updateTable("appeal").set({ decided_at: firstGone, outcome: "dismissed" }).execute()
      return accept(undefined)
    })
    await at(house, later(firstGone, minute), destroyOverdue)
    expect(await kept(db)).toEqual([])
  })

  test("goes while the drive on paper goes on, which keeps the petition's key till 30 days after its end", async () => {
    const db = await open()
    const { house, petition } = await ended(db, { recall_state: "collecting" })
    await at(house, firstGone, destroyOverdue)
    expect(await kept(db)).toEqual([])
    expect((await getPetition(db.read, petition.id)).keySealed).not.toBeNull()
    await commit(db, async (trx) => {
      await trx.updateTable("petition").set({ recall_state: "lapsed" }).execute()
      return accept(undefined)
    })
    await at(house, later(firstGone, minute), destroyOverdue)
    expect((await getPetition(db.read, petition.id)).keySealed).toBeNull()
    // A drive that begins after all knows its signers by a fresh key, one and the same.
    const keys = await commit(db, async (trx) => {
      const stored = await getPetition(trx, petition.id)
      const first = await withKey(house, trx, stored)
      const second = await withKey(house, trx, stored)
      return accept([first.keySealed, second.keySealed])
    })
    const [one, other] = keys.value
    expect(one).toEqual(other)
    expect(one).not.toBeNull()
  })

  test("once destroyed, keeps its petition from being put back into signing", async () => {
    const db = await open()
    const { house, petition } = await makeScene(db, { closes_on: "2026-12-31" })
    await sign(house, petition)
    await commit(db, async (trx) => {
      const gone = { state: "removed", closed_at: now }
      await trx.updateTable("petition").set(gone).where("id", "=", petition.id).execute()
      const step = { track: "state", from_state: "open", to_state: "removed", at: now }
      const row = { petition_id: petition.id, ...step, actor: "moderator" }
      await trx.insertInto("petition_transition").values(row).execute()
      return accept(undefined)
    })
    await at(house, later(now, 40 * day), destroyOverdue)
    expect(await kept(db)).toEqual([])
    const by = await make.makeAccount(db, { role: "moderator" })
    const back = await commit(db, (trx) =>
      putPetitionBack(
        house,
        trx,
        petition.public_id,
        { by: by.id, rule: null },
        later(now, 41 * day),
      ),
    )
    expect(back).toMatchObject({ ok: false, refusal: { code: "signatures-destroyed" } })
  })

  test("leaves no bytes in a task that was given up", async () => {
    const db = await open()
    const { house } = await makeScene(db)
    await commit(db, async (trx) => {
      await enqueue(trx, house.keys, "reset-unknown", { email: "a@uade.example", lang: "en" }, now)
      const due = { now, most: 1, leaseMs: minute }
      const [task] = await claimDue(trx, db.engine, house.keys, due)
      await bury(trx, task?.id ?? 0, now, "EENVELOPE")
      return accept(undefined)
    })
    const row = await db.read.selectFrom("outbox").selectAll().executeTakeFirstOrThrow()
    expect([row.payload_sealed.length, row.last_error]).toEqual([0, "EENVELOPE"])
  })

  test("is gone from SQLite's files too, once its log is cut off", async () => {
    const db = await open()
    if (db.engine !== "sqlite") return
    const { house } = await ended(db)
    const { statement_sealed } = await db.read
      .selectFrom("signature")
      .select("statement_sealed")
      .where("statement_sealed", "is not", null)
      .executeTakeFirstOrThrow()
    const sealed = statement_sealed ?? Buffer.alloc(0)
    const file = db.url.slice("sqlite:".length)
    function isOnDisk() {
      return [file, `${file}-wal`].some((one) => readFileSync(one).includes(sealed))
    }
    await at(house, lastKept, scrubDestroyed)
    expect(isOnDisk()).toBe(true)
    await at(house, firstGone, destroyOverdue)
    expect(isOnDisk()).toBe(true)
    await at(house, later(firstGone, minute), scrubDestroyed)
    expect(isOnDisk()).toBe(false)
  })
})
