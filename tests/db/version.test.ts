import { beforeEach, expect, test, vi } from "vitest"
import { accept } from "#app/lib/outcome.ts"
import { commit, touch } from "#db/commit.server.ts"
import { openDb } from "#db/connection.server.ts"
import type { Db } from "#db/connection.server.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import { makeArea } from "#tests/support/make.ts"

const at = "2026-03-02T06:00:00.000Z"

async function touchArea(db: Db): Promise<void> {
  await commit(db, async (trx) => {
    await touch(trx, "area", 1, at)
    return accept(undefined)
  })
}

// PostgreSQL's version also moves once a second: the tests hold that second still.
beforeEach(() => vi.useFakeTimers({ toFake: ["performance"] }))

describeOnBothEngines("the version of the public database", (open) => {
  test("stands while nothing is written", async () => {
    const db = await open()
    expect(db.version()).toBe(db.version())
  })

  test("moves when a subject is touched, each time anew", async () => {
    const db = await open()
    const seen = new Set([db.version()])
    for (let round = 1; round <= 3; round += 1) {
      await touchArea(db)
      seen.add(db.version())
    }
    expect(seen.size).toBe(4)
  })

  test("stands when a write touches no public subject", async () => {
    const db = await open()
    const before = db.version()
    await makeArea(db)
    expect(db.version()).toBe(before)
  })

  test("moves at most a second after another process wrote", async () => {
    const db = await open()
    const before = db.version()
    const other = openDb(db.url)
    await touchArea(other)
    await other.close()
    vi.advanceTimersByTime(1000)
    expect(db.version()).not.toBe(before)
  })
})
