import { readFileSync } from "node:fs"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { sql } from "kysely"
import { expect, test } from "vitest"
import { publishLog } from "#app/domain/log-publish.server.ts"
import { LogClosed } from "#app/domain/log.ts"
import { hour, later } from "#app/lib/instant.ts"
import { openDb } from "#db/connection.server.ts"
import type { Db } from "#db/connection.server.ts"
import { migrateToLatest } from "#db/migrate.server.ts"
import { findHead } from "#db/queries/log.server.ts"
import { beginNewEpoch } from "#scripts/log/epoch.ts"
import { startArchived } from "#tests/support/archived-postgres.ts"
import { emptyFolder } from "#tests/support/folder.ts"
import {
  clock,
  logOn,
  now,
  openPetition,
  replayed,
  sign,
  stands,
} from "#tests/support/signed-log.ts"

/* As scripts/backup/README.md says: the settings are read from there. */

const [archiving = "", recovering = ""] =
  readFileSync("scripts/backup/README.md", "utf8")
    .split("### PostgreSQL")[1]
    ?.match(/(?<=```ini\n)[^`]*/g) ?? []

async function signMany(db: Db, from: number, to: number) {
  const receipts = []
  for (let nth = from; nth < to; nth += 1) receipts.push(await sign(db, nth))
  return receipts
}

async function timeOf(db: Db): Promise<string> {
  const { rows } = await sql<{ at: string }>`select clock_timestamp()::text as at`.execute(db.read)
  // Commits are told apart by their time alone.
  await sleep(20)
  return rows[0]?.at ?? ""
}

test("a database is brought back to its last commit, or to an instant, from a base copy and the archive", async () => {
  expect(recovering).toContain("recovery_target_time")
  const checkpoints = join(emptyFolder(), "checkpoints.log")
  const server = await startArchived(archiving)
  try {
    let db = openDb(server.url())
    await migrateToLatest(db)
    await logOn(db, checkpoints).start()
    await openPetition(db)
    const early = await signMany(db, 0, 10)
    const copying = server.copyBase()
    const before = [...early, ...(await signMany(db, 10, 20))]
    await copying
    before.push(...(await signMany(db, 20, 30)))
    const at = await timeOf(db)
    const after = await signMany(db, 30, 40)
    await server.untilArchived()
    await db.close()
    await server.destroy()

    // All of it: the log goes on as if nothing had been.
    await server.recover(recovering.replace(/^recovery_target_time.*$/m, ""))
    db = openDb(server.url())
    expect(await logOn(db, checkpoints).start()).toEqual({ name: "open" })
    for (const receipt of [...before, ...after]) expect(await stands(db, receipt)).toBe(true)
    await db.close()
    await server.destroy()

    // As of an instant: what came after it is ahead, and nothing is signed until somebody says so.
    await server.recover(recovering.replace(/(?<=recovery_target_time = ')[^']*/, at))
    db = openDb(server.url())
    const log = logOn(db, checkpoints)
    expect(await log.start()).toMatchObject({ name: "closed", fault: "rolled-back" })
    expect((await findHead(db.read))?.size).toBe(1 + before.length)
    for (const receipt of before) expect(await stands(db, receipt)).toBe(true)
    for (const receipt of after) expect(await stands(db, receipt)).toBe(false)
    await expect(sign(db, 100)).rejects.toThrow(LogClosed)
    await beginNewEpoch({ db, log, clock }, { cite: checkpoints, force: false })
    const anew = logOn(db, checkpoints)
    expect(await anew.start()).toEqual({ name: "open" })
    await sign(db, 101)
    await publishLog({ db, log: anew }, later(now, hour))
    expect(await replayed(db), "log:verify passes").toBe(1 + 1 + before.length + 1)
    await db.close()
  } finally {
    await server.stop()
  }
}, 120_000)
