import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { sql } from "kysely"
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest"
import { findLogFault } from "#app/domain/log-check.server.ts"
import { makeLogKey } from "#app/domain/log-key.server.ts"
import { fileRecord } from "#app/domain/log-record.server.ts"
import { openLog } from "#app/domain/log.server.ts"
import { makeStanding } from "#app/domain/standing.ts"
import { stoppedClock } from "#app/lib/instant.ts"
import { runningMark, startLogWatch } from "#app/server/log-watch.server.ts"
import { openDb } from "#db/connection.server.ts"
import { migrateToLatest } from "#db/migrate.server.ts"
import { startPageCheck } from "#db/page-check.server.ts"
import { emptyFolder } from "#tests/support/folder.ts"
import { appendSome } from "#tests/support/log-scene.ts"

const folder = mkdtempSync(join(tmpdir(), "uade-whole-"))
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})
const whole = join(folder, "uade.db")
let checkpoints: string
const key = makeLogKey(Buffer.alloc(32, 9))

/** A site with a log that was closed in good order: its file holds everything. */
beforeAll(async () => {
  const db = openDb(`sqlite:${whole}`)
  await migrateToLatest(db)
  checkpoints = join(folder, "checkpoints.log")
  const record = fileRecord(checkpoints)
  const clock = stoppedClock(noon)
  await openLog({ db, key, record, clock, origin: "uade.example/log", publishSeconds: 1 }).start()
  await appendSome(db, 600)
  await db.close()
})

/** A copy of the file in which the first bytes of some pages were turned over. */
function damagedCopy(pages: readonly number[]): string {
  const file = join(emptyFolder(), "uade.db")
  const bytes = readFileSync(whole)
  for (const page of pages) {
    for (let at = page * 4096; at < page * 4096 + 8; at += 1) bytes[at] = 0xff ^ (bytes[at] ?? 0)
  }
  writeFileSync(file, bytes)
  return file
}

/** Starts to watch a file over a site that died, and waits for what it says of it. */
async function watchAfterDeath(file: string) {
  const db = openDb(`sqlite:${file}`)
  const standing = makeStanding()
  const error = vi.fn()
  const checkDeep = vi.fn(() => Promise.resolve({ name: "open" as const }))
  const dataDir = dirname(file)
  writeFileSync(join(dataDir, runningMark), "")
  const house = { db, standing, log: { checkDeep }, dataDir, clock: stoppedClock(noon) }
  const watch = startLogWatch(house as unknown as Parameters<typeof startLogWatch>[0], { error })
  expect(standing.readOnly(), "while it is looked through").toBe("checking")
  await vi.waitUntil(() => checkDeep.mock.calls.length > 0, 10_000)
  watch.stop()
  await db.close()
  return { standing: standing.readOnly(), said: JSON.stringify(error.mock.calls) }
}

const noon = "2026-04-01T12:00:00.000Z"

describe("a site that was not stopped but died", () => {
  test("writes again once the pages of its file were found whole", async () => {
    const file = join(emptyFolder(), "uade.db")
    copyFileSync(whole, file)
    expect(await watchAfterDeath(file)).toEqual({ standing: undefined, said: "[]" })
  })

  test("stays read-only where a page is damaged, and names the command that helps", async () => {
    const found = await watchAfterDeath(damagedCopy([40, 41, 42, 43]))
    expect(found.standing).toBe("database-fault")
    expect(found.said).toContain("npm run restore -- FILE")
  })

  test("finds each page that was turned over", async () => {
    const pages = Math.floor(readFileSync(whole).length / 4096)
    for (let page = 3; page < pages; page += Math.ceil(pages / 8)) {
      const wrong = await startPageCheck(damagedCopy([page])).found
      expect(wrong, `page ${String(page)} of ${String(pages)}`).not.toBe(undefined)
    }
  })

  test("is not looked through any longer once it is stopped", async () => {
    const check = startPageCheck(whole)
    check.stop()
    await expect(check.found).rejects.toThrow("not looked through")
  })
})

test.each(["log_head", "log_leaf", "log_checkpoint"])(
  "a log of which %s cannot be read is closed as damaged: the site starts, and is read",
  async (table) => {
    const sound = openDb(`sqlite:${whole}`)
    const schema = sql<{
      rootpage: number
    }>`select rootpage from sqlite_schema where name = ${table}`
    const page = (await schema.execute(sound.read)).rows[0]?.rootpage ?? 0
    await sound.close()
    const db = openDb(`sqlite:${damagedCopy([page - 1])}`)
    const recorded = await fileRecord(checkpoints).latest()
    const finding = await findLogFault(db.read, { key, recorded, isLasting: true })
    expect(finding?.fault).toBe("damaged")
    await db.close()
  },
)
