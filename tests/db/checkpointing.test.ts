import { statSync } from "node:fs"
import { expect, test, vi } from "vitest"
import { accept } from "#app/lib/outcome.ts"
import { commit } from "#db/commit.server.ts"
import type { Trx } from "#db/schema.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"

async function write(trx: Trx, name: string): Promise<void> {
  const long = "a".repeat(100_000)
  const values = { public_id: name, name: long, kind: "district" }
  await trx.insertInto("area").values(values).execute()
}

describeOnBothEngines("the log beside a file", (open) => {
  test("goes into the file while others write, and what was overwritten leaves it when asked", async () => {
    const db = await open()
    if (db.engine === "postgres") return
    const file = db.url.slice("sqlite:".length)
    const before = statSync(file).size
    db.tend()
    for (let at = 0; at < 80; at += 1) {
      await commit(db, async (trx) => accept(await write(trx, String(at))))
    }
    await vi.waitFor(() => expect(statSync(file).size).toBeGreaterThan(before + 4_000_000), 5000)
    const seen = db.changes.now()
    await db.read.selectFrom("area").select("id").execute()
    expect(db.changes.now()).toBe(seen)
    await vi.waitFor(() => db.scrub(), 5000)
    expect(statSync(`${file}-wal`).size).toBe(0)
  })
})
