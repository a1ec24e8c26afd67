import { expect, test } from "vitest"
import { later } from "#app/lib/instant.ts"
import { accept } from "#app/lib/outcome.ts"
import { makeKeys, newKey } from "#app/lib/seal.server.ts"
import { commit } from "#db/commit.server.ts"
import type { Db } from "#db/connection.server.ts"
import { backOff, bury, claimDue, enqueue, hasDue, settle } from "#db/queries/outbox.server.ts"
import type { Task } from "#db/queries/outbox.server.ts"
import type { Trx } from "#db/schema.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"

const keys = makeKeys(newKey())
const noon = "2026-11-24T12:00:00.000Z"
const leaseMs = 60_000

async function write(db: Db, job: (trx: Trx) => Promise<void>): Promise<void> {
  await commit(db, async (trx) => {
    await job(trx)
    return accept(undefined)
  })
}

async function claim(db: Db, now = noon, most = 10): Promise<Task[]> {
  const outcome = await commit(db, async (trx) =>
    accept(await claimDue(trx, db.engine, keys, { now, most, leaseMs })),
  )
  return outcome.value
}

describeOnBothEngines("outbox", (open) => {
  test("gives a payload back as it was left, oldest task first", async () => {
    const db = await open()
    await write(db, (trx) => enqueue(trx, keys, "first", { email: "a@uade.example" }, noon))
    await write(db, (trx) => enqueue(trx, keys, "second", { n: 2 }, noon))
    const claimed = await claim(db)
    expect(claimed.map(({ kind, payload, attempts }) => [kind, payload, attempts])).toEqual([
      ["first", { email: "a@uade.example" }, 1],
      ["second", { n: 2 }, 1],
    ])
  })

  test("stores no payload in the clear", async () => {
    const db = await open()
    await write(db, (trx) => enqueue(trx, keys, "mail", { email: "canary@uade.example" }, noon))
    const { payload_sealed } = await db.read
      .selectFrom("outbox")
      .select("payload_sealed")
      .executeTakeFirstOrThrow()
    expect(payload_sealed.includes("canary")).toBe(false)
  })

  test("leaves nothing when the fact of the same transaction is refused", async () => {
    const db = await open()
    await expect(
      commit(db, async (trx) => {
        await enqueue(trx, keys, "mail", {}, noon)
        throw new Error("the fact failed")
      }),
    ).rejects.toThrow("the fact failed")
    expect(await hasDue(db.read, noon)).toBe(false)
  })

  test("lends a task once, and again when the lease has ended", async () => {
    const db = await open()
    await write(db, (trx) => enqueue(trx, keys, "mail", {}, noon))
    expect(await claim(db)).toHaveLength(1)
    expect(await claim(db, later(noon, leaseMs - 1))).toHaveLength(0)
    expect(await hasDue(db.read, later(noon, leaseMs - 1))).toBe(false)
    const [again] = await claim(db, later(noon, leaseMs))
    expect(again?.attempts).toBe(2)
  })

  test("shares tasks between workers that claim at once, none twice", async () => {
    const db = await open()
    await write(db, async (trx) => {
      for (let n = 0; n < 40; n++) await enqueue(trx, keys, "mail", { n }, noon)
    })
    const claims = await Promise.all(Array.from({ length: 8 }, () => claim(db, noon, 5)))
    const ids = claims.flat().map(({ id }) => id)
    expect(ids).toHaveLength(40)
    expect(new Set(ids).size).toBe(40)
  })

  test("does not claim a task before it is due", async () => {
    const db = await open()
    await write(db, (trx) => enqueue(trx, keys, "mail", {}, later(noon, 1)))
    expect(await claim(db)).toHaveLength(0)
    expect(await claim(db, later(noon, 1))).toHaveLength(1)
  })

  test("takes a task away that is done, and its number never comes again", async () => {
    const db = await open()
    await write(db, (trx) => enqueue(trx, keys, "mail", {}, noon))
    const [task] = await claim(db)
    await write(db, (trx) => settle(trx, task?.id ?? 0))
    expect(await db.read.selectFrom("outbox").selectAll().execute()).toEqual([])
    await write(db, (trx) => enqueue(trx, keys, "mail", {}, noon))
    const [next] = await claim(db)
    expect(next?.id).toBeGreaterThan(task?.id ?? Infinity)
  })

  test("tries a failed task again at its new time", async () => {
    const db = await open()
    await write(db, (trx) => enqueue(trx, keys, "mail", {}, noon))
    const [task] = await claim(db)
    await write(db, (trx) => backOff(trx, task?.id ?? 0, later(noon, 5000), "ECONNREFUSED"))
    expect(await claim(db, later(noon, 4999))).toHaveLength(0)
    expect((await claim(db, later(noon, 5000)))[0]?.attempts).toBe(2)
  })

  test("is not held up by a payload that was sealed under another key", async () => {
    const db = await open()
    await write(db, (trx) => enqueue(trx, makeKeys(newKey()), "lost", {}, noon))
    await write(db, (trx) => enqueue(trx, keys, "mail", {}, noon))
    expect((await claim(db)).map(({ kind }) => kind)).toEqual(["mail"])
    const lost = await db.read
      .selectFrom("outbox")
      .selectAll()
      .where("kind", "=", "lost")
      .executeTakeFirstOrThrow()
    expect(lost).toMatchObject({
      due_at: later(noon, leaseMs),
      claimed_until: null,
      dead_at: null,
      last_error: "unreadable",
    })
  })

  test("does not try a buried task again", async () => {
    const db = await open()
    await write(db, (trx) => enqueue(trx, keys, "mail", {}, noon))
    const [task] = await claim(db)
    await write(db, (trx) => bury(trx, task?.id ?? 0, noon, "EENVELOPE 550"))
    expect(await claim(db, later(noon, 1e9))).toHaveLength(0)
  })
})
