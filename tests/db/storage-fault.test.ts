import SQLite from "better-sqlite3"
import { sql } from "kysely"
import { expect, test, vi } from "vitest"
import { accept } from "#app/lib/outcome.ts"
import { CannotStore, commit, FateUnknown } from "#db/commit.server.ts"
import type { Db } from "#db/connection.server.ts"
import { collect } from "#db/keeper.server.ts"
import type { Trx } from "#db/schema.ts"
import { isStorageFault } from "#db/storage-fault.server.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"

async function countAreas(db: Db): Promise<number> {
  return (await db.read.selectFrom("area").select("id").execute()).length
}

async function insertArea(trx: Trx, publicId: string, length = 1): Promise<void> {
  const values = { public_id: publicId, name: "a".repeat(length), kind: "district" }
  await trx.insertInto("area").values(values).execute()
}

function write(db: Db, name: string, length?: number) {
  return commit(db, async (trx) => accept(await insertArea(trx, name, length)))
}

function writeAndCollect(db: Db, name: string) {
  return commit(db, async (trx) => {
    await insertArea(trx, name)
    collect(trx, name)
    return accept(undefined)
  })
}

/** A keeper of batches that has something to do after each, and fails at it until told otherwise. */
function failingKeeper() {
  const state = { fails: true, recovered: 0 }
  const fault = Object.assign(new Error("no space left on device"), { code: "ENOSPC" })
  function unlessItFails(): Promise<void> {
    return state.fails ? Promise.reject(fault) : Promise.resolve()
  }
  const keeper = {
    admit: () => undefined,
    close: () => Promise.resolve(unlessItFails),
    recover: () => unlessItFails().then(() => void (state.recovered += 1)),
  }
  return { state, keeper }
}

/** Lets the writer's file grow no more, until it is opened anew. */
async function fill(db: Db): Promise<void> {
  const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(db.writer)
  await sql`pragma max_page_count = ${sql.lit(rows[0]?.page_count ?? 0)}`.execute(db.writer)
}

describeOnBothEngines("a disk that is full or fails", (open) => {
  test("undoes the whole batch, is told as such, and is written to again by itself", async () => {
    const db = await open()
    if (db.engine === "postgres") return
    const held: string[] = []
    db.queue.onBroken = () => {
      held.push("held")
      return () => held.push("released")
    }
    await fill(db)
    const ends = await Promise.allSettled([write(db, "small"), write(db, "large", 1_000_000)])
    for (const end of ends) {
      const reason: unknown = end.status === "rejected" ? end.reason : end.status
      expect(reason).toBeInstanceOf(CannotStore)
      expect(isStorageFault((reason as Error).cause)).toBe(true)
    }
    expect(held).toEqual(["held"])
    await expect(write(db, "meanwhile")).rejects.toThrow(CannotStore)
    expect(await countAreas(db)).toBe(0)
    await vi.waitFor(() => expect(held).toEqual(["held", "released"]), 5000)
    await write(db, "afterwards", 1_000_000)
    expect(await countAreas(db)).toBe(1)
  })

  test("that fails after a commit leaves nobody told that it stands, and is mended before anything is written", async () => {
    const db = await open()
    const { state, keeper } = failingKeeper()
    db.queue.keeper = keeper
    await expect(writeAndCollect(db, "stands")).rejects.toThrow(FateUnknown)
    expect(await countAreas(db)).toBe(1)
    await expect(write(db, "meanwhile")).rejects.toThrow(CannotStore)
    state.fails = false
    await vi.waitFor(() => write(db, "afterwards"), 5000)
    expect(state.recovered).toBe(1)
    expect(await countAreas(db)).toBe(2)
  })

  test("does not keep a database from being closed", async () => {
    const db = await open()
    const { keeper } = failingKeeper()
    db.queue.keeper = keeper
    await expect(writeAndCollect(db, "stands")).rejects.toThrow(FateUnknown)
    await db.queue.stop()
    await expect(write(db, "afterwards")).rejects.toThrow()
  })
})

test.each([
  ["SQLITE_FULL", true],
  ["SQLITE_IOERR_FSYNC", true],
  ["EFBIG", true],
  ["SQLITE_CONSTRAINT", false],
  ["ECONNREFUSED", false],
])("%s is a fault of the disk: %s", (code, expected) => {
  expect(isStorageFault(new SQLite.SqliteError("said", code))).toBe(expected)
})
