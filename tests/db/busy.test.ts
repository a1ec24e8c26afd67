import { setTimeout as sleep } from "node:timers/promises"
import { copyFileSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, describe, expect, inject, test } from "vitest"
import { accept } from "#app/lib/outcome.ts"
import { commit, CommitQueue, Overloaded } from "#db/commit.server.ts"
import { openDb } from "#db/connection.server.ts"
import type { Db } from "#db/connection.server.ts"
import { openWriter } from "#db/sqlite.server.ts"
import type { SqliteConnection } from "#db/sqlite.server.ts"

let folder: string
let db: Db
let other: SqliteConnection

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "uade-busy-"))
  const file = join(folder, "uade.db")
  copyFileSync(inject("sqliteTemplate"), file)
  db = openDb(`sqlite:${file}`)
  other = openWriter(file)
})

afterEach(async () => {
  other.handle.close()
  await db.close()
  rmSync(folder, { recursive: true })
})

describe("a SQLite file that another process is writing", () => {
  test("is waited for, and the job runs once", async () => {
    other.handle.exec("begin immediate")
    let runs = 0
    const written = commit(db, () => Promise.resolve(accept((runs += 1))))
    await sleep(100)
    expect(runs).toBe(0)
    other.handle.exec("commit")
    expect(await written).toEqual(accept(1))
  })

  test("stops nobody who reads", async () => {
    other.handle.exec("begin immediate")
    expect(await db.read.selectFrom("area").selectAll().execute()).toEqual([])
    other.handle.exec("rollback")
  })

  test("is given up when patience ends: the job never ran, and the next one finds the queue working", async () => {
    const queue = new CommitQueue(db.writer, { patience: 150 })
    let runs = 0
    other.handle.exec("begin immediate")
    function job() {
      return Promise.resolve(accept((runs += 1)))
    }
    await expect(commit({ queue }, job)).rejects.toThrow(Overloaded)
    expect(runs).toBe(0)

    other.handle.exec("rollback")
    expect(await commit({ queue }, job)).toEqual(accept(1))
  })
})
