import { readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { setImmediate as turn } from "node:timers/promises"
import { sql } from "kysely"
import { expect, test, vi } from "vitest"
import { publishLog } from "#app/domain/log-publish.server.ts"
import type { ReceiptFacts } from "#app/domain/log-receipt.server.ts"
import { fileRecord } from "#app/domain/log-record.server.ts"
import { LogClosed } from "#app/domain/log.ts"
import { makeStanding } from "#app/domain/standing.ts"
import { hour, later } from "#app/lib/instant.ts"
import { makeKeys } from "#app/lib/seal.server.ts"
import { openDb } from "#db/connection.server.ts"
import type { Db } from "#db/connection.server.ts"
import { findHead } from "#db/queries/log.server.ts"
import { makeBackup } from "#scripts/backup/make.ts"
import { openBackup } from "#scripts/backup/packed.ts"
import { rowLines } from "#scripts/backup/rows.ts"
import { beginNewEpoch } from "#scripts/log/epoch.ts"
import { restorePostgres } from "#scripts/restore/postgres.ts"
import { reportOf } from "#scripts/restore/report.ts"
import { restoreSqlite } from "#scripts/restore/sqlite.ts"
import { sayWhereTheLogIsClosed } from "#scripts/serve.ts"
import { Stop } from "#scripts/user/stop.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import { emptyFolder } from "#tests/support/folder.ts"
import { makeMembership, makePerson } from "#tests/support/make.ts"
import { makeOpenData } from "#tests/support/open-data-scene.ts"
import {
  clock,
  logOn,
  now,
  openPetition,
  replayed,
  sign,
  stands,
} from "#tests/support/signed-log.ts"

const backupKey = Buffer.alloc(32, 5)
const keys = makeKeys(Buffer.alloc(32, 7))

/** Signs, a few at once, until it is told to stop; the receipts are in the order in which they were handed out. */
function startSigning(db: Db) {
  const receipts: ReceiptFacts[] = []
  let isStopped = false
  let next = 1
  async function signer(): Promise<void> {
    while (!isStopped) {
      receipts.push(await sign(db, next++))
      await turn()
    }
  }
  const signers = Promise.all([signer(), signer(), signer()])
  return {
    receipts,
    async reach(many: number): Promise<number> {
      while (receipts.length < many) await turn()
      return receipts.length
    },
    stop: async () => {
      isStopped = true
      await signers
    },
  }
}

describeOnBothEngines("a backup that is made while people sign", (open) => {
  test("is restored on an empty place, holds every receipt handed out before it, and forks no log", async () => {
    const folder = emptyFolder()
    const [checkpoints, out] = [join(folder, "checkpoints.log"), join(folder, "uade.backup")]
    const db = await open()
    const first = logOn(db, checkpoints)
    await first.start()
    await openPetition(db)
    const signing = startSigning(db)
    await signing.reach(30)
    await publishLog({ db, log: first }, later(now, hour))
    const before = await signing.reach(60)
    const file = db.url.replace(/^sqlite:/, "")
    const record = fileRecord(checkpoints)
    const { manifest } = await makeBackup(
      { db, file, dataDir: folder, keys, record, backupKey },
      out,
      now,
    )
    const after = signing.receipts.length
    await signing.reach(after + 20)
    await signing.stop()

    const url =
      db.engine === "sqlite" ? `sqlite:${join(folder, "new.db")}` : (await open("empty")).url
    const order = { file: out, backupKey, replace: false, now }
    const restored = await (db.engine === "sqlite"
      ? restoreSqlite(join(folder, "new.db"), order)
      : restorePostgres(url, order))
    const site = openDb(url)
    const log = logOn(site, checkpoints)
    const said = vi.spyOn(console, "error").mockImplementation(() => undefined)
    const standing = makeStanding()
    await sayWhereTheLogIsClosed({ log, standing })
    expect(standing.readOnly()).toBe("restored")
    expect(said.mock.calls.join("\n")).toContain("npm run log -- epoch --cite FILE")
    said.mockRestore()
    expect(log.state).toMatchObject({ name: "closed", fault: "rolled-back" })
    expect(await replayed(site), "log:verify passes").toBeGreaterThan(30)
    await expect(sign(site, 100_000)).rejects.toThrow(LogClosed)

    for (const receipt of signing.receipts.slice(0, before)) {
      expect(await stands(site, receipt), `receipt ${String(receipt.index)}`).toBe(true)
    }
    const size = manifest.log?.size ?? 0
    for (const receipt of signing.receipts.slice(after + 3)) {
      expect(receipt.size, "is ahead").toBeGreaterThan(size)
      expect(await stands(site, receipt)).toBe(false)
    }
    const recorded = await record.latest()
    const report = reportOf({ manifest, recorded, checkpointFile: checkpoints, ...restored })
    const lost = 1 + signing.receipts.length - size
    expect(report.join("\n")).toContain(`${String(lost)} of them, since ${now}, are not in this`)

    await beginNewEpoch({ db: site, log, clock }, { cite: checkpoints, force: false })
    expect(await logOn(site, checkpoints).start()).toEqual({ name: "open" })
    expect((await sign(site, 100_001)).index).toBe(size + 1)
    await expect(
      db.engine === "sqlite"
        ? restoreSqlite(join(folder, "new.db"), order)
        : restorePostgres(url, order),
    ).rejects.toThrow("with --replace")
    const again = { ...order, replace: true }
    if (db.engine === "sqlite") {
      const inUse = restoreSqlite(join(folder, "new.db"), again)
      await expect(inUse).rejects.toThrow("stop the server first")
    }
    await site.close()
    const { aside } = await (db.engine === "sqlite"
      ? restoreSqlite(join(folder, "new.db"), again)
      : restorePostgres(url, again))
    expect(aside).toContain("before_20260401_060000")
    const back = openDb(url)
    expect((await findHead(back.read))?.size).toBe(size)
    await back.close()
  }, 120_000)

  test("is put back row for row, and what follows counts on from there", async () => {
    const folder = emptyFolder()
    const db = await open()
    await makeOpenData(db)
    const out = join(folder, "uade.backup")
    const record = fileRecord(join(folder, "checkpoints.log"))
    const file = db.url.replace(/^sqlite:/, "")
    await makeBackup({ db, file, dataDir: folder, keys, record, backupKey }, out, now)
    const order = { file: out, backupKey, replace: false, now }
    const target = join(folder, "new.db")
    const url = db.engine === "sqlite" ? `sqlite:${target}` : (await open("empty")).url
    await (db.engine === "sqlite" ? restoreSqlite(target, order) : restorePostgres(url, order))
    const back = openDb(url)
    expect(await rowsOf(back)).toEqual(await rowsOf(db))
    expect((await rowsOf(back)).length).toBeGreaterThan(20)
    const [one, other] = [await makePerson(db), await makePerson(back)]
    expect(other.id).toBe(one.id)
    await expect(makeMembership(back, { person_id: 999_999 })).rejects.toThrow(/foreign key/i)
    await back.close()
  }, 120_000)

  test("does not open where a byte was changed, something is missing, or under another key", async () => {
    const folder = emptyFolder()
    const out = join(folder, "uade.backup")
    const db = await open()
    const checkpoints = join(folder, "checkpoints.log")
    await logOn(db, checkpoints).start()
    await sign(db, 1)
    const file = db.url.replace(/^sqlite:/, "")
    const record = fileRecord(checkpoints)
    await makeBackup({ db, file, dataDir: folder, keys, record, backupKey }, out, now)
    await expect(readAll(out, Buffer.alloc(32, 6))).rejects.toThrow("BACKUP_KEY_FILE holds another")
    const whole = readFileSync(out)
    const places = [0, 40, 90, 120, Math.floor(whole.length / 2), whole.length - 1]
    for (const at of places) {
      const changed = Buffer.from(whole)
      changed[at] = 0x01 ^ (changed[at] ?? 0)
      writeFileSync(out, changed)
      await expect(readAll(out, backupKey), `byte ${String(at)}`).rejects.toThrow(Stop)
    }
    for (const cut of [whole.length - 1, whole.length - 16, 200, whole.indexOf("}") + 2]) {
      writeFileSync(out, whole.subarray(0, cut))
      await expect(readAll(out, backupKey), `cut at ${String(cut)}`).rejects.toThrow(Stop)
    }
    writeFileSync(out, Buffer.concat([whole, whole.subarray(-100)]))
    await expect(readAll(out, backupKey)).rejects.toThrow(Stop)
  })
})

describeOnBothEngines("a database in which a row refers to none", (open) => {
  test("is not copied: the old backup stands", async () => {
    const folder = emptyFolder()
    const out = join(folder, "uade.backup")
    const db = await open()
    const record = fileRecord(join(folder, "checkpoints.log"))
    const file = db.url.replace(/^sqlite:/, "")
    const parts = { db, file, dataDir: folder, keys, record, backupKey }
    const seat = await makeMembership(db)
    await makeBackup(parts, out, now)
    const before = readFileSync(out)
    await tearAway(db, seat.person_id)
    const torn = makeBackup(parts, out, now)
    await expect(torn).rejects.toThrow("In membership a row refers to none in person.")
    expect(readFileSync(out).equals(before)).toBe(true)
    expect(readdirSync(folder).filter((name) => name.includes("part"))).toEqual([])
  })
})

/** Takes a person away without asking who refers to them: as a damaged disk would. */
async function tearAway(db: Db, id: number): Promise<void> {
  await db.writer.connection().execute(async (one) => {
    const [off, on] =
      db.engine === "sqlite"
        ? [sql`pragma foreign_keys = off`, sql`pragma foreign_keys = on`]
        : [sql`set session_replication_role = replica`, sql`reset session_replication_role`]
    await off.execute(one)
    await sql`delete from person where id = ${id}`.execute(one)
    await on.execute(one)
  })
}

/** Every row of every table, each table's in one order. */
async function rowsOf(db: Db): Promise<string[]> {
  if (db.engine === "postgres") {
    return db.snapshot(async (reader) => {
      const lines: string[] = []
      for await (const line of rowLines(reader)) lines.push(...line.split("\n"))
      return lines.sort()
    })
  }
  const { rows: tables } = await sql<{ name: string }>`
    select name from sqlite_schema where type = 'table' order by name`.execute(db.read)
  const lines: string[] = []
  for (const { name } of tables) {
    const { rows } = await sql`select * from ${sql.table(name)}`.execute(db.read)
    lines.push(...rows.map((row) => `${name} ${JSON.stringify(row)}`))
  }
  return lines.sort()
}

async function readAll(file: string, withKey: Buffer): Promise<void> {
  const { copy } = await openBackup(file, withKey)
  for await (const piece of copy) expect(piece.length).toBeGreaterThanOrEqual(0)
}
