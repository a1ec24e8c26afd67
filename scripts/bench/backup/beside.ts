import { existsSync, statSync } from "node:fs"
import path from "node:path"
import { fileRecord } from "#app/domain/log-record.server.ts"
import { readKeyBytes } from "#app/lib/seal.server.ts"
import { openDb } from "#db/connection.server.ts"
import { findHead } from "#db/queries/log.server.ts"
import type { StoredHead } from "#db/queries/log.server.ts"
import { startAtLowPriority } from "#scripts/backup/schedule.ts"
import { openBackup } from "#scripts/backup/packed.ts"
import { restoreSqlite } from "#scripts/restore/sqlite.ts"

/** A backup of a site that goes on, as the schedule makes it: in a process of its own. */
export interface Running {
  isOver(): boolean
  /** Seconds from its start until the copy of the database stood, and until it ended. */
  readonly lasted: { copy: number; whole: number }
  /** @throws with what it said, where it failed */
  ended(): Promise<void>
}

/** Starts `npm run backup -- FILE` on the site of a folder. */
export function startBackup(dataDir: string, out: string): Running {
  const env = { ...process.env, NODE_ENV: "development" as const, DATA_DIR: dataDir }
  const from = performance.now()
  const child = startAtLowPriority(["--import", "tsx", "scripts/backup.ts", out], env)
  const lasted = { copy: Number.NaN, whole: Number.NaN }
  let [said, isOver] = ["", false]
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (piece: Buffer) => (said += piece.toString()))
  }
  const watch = setInterval(() => {
    // What is sealed is begun once the copy was looked through.
    if (Number.isNaN(lasted.copy) && existsSync(`${out}.part`)) {
      lasted.copy = (performance.now() - from) / 1000
    }
  }, 20)
  const ending = new Promise<number | null>((resolve) => child.once("close", resolve))
  const over = ending.then((code) => {
    clearInterval(watch)
    isOver = true
    lasted.whole = (performance.now() - from) / 1000
    if (code !== 0) throw new Error(`The backup failed. ${said}`)
  })
  over.catch(() => undefined)
  return { isOver: () => isOver, lasted, ended: () => over }
}

/**
 * Puts a backup back in a place of its own, which looks through its pages, references and log up to the root that was
 * signed. @returns how far the log of the copy goes @throws where it is not sound
 */
export async function restoredLog(dataDir: string, out: string): Promise<StoredHead> {
  const backupKey = readKeyBytes(path.join(dataDir, "backup-key"), false)
  const target = `${out}.db`
  await restoreSqlite(target, { file: out, backupKey, replace: false, now: "2026-01-01T00:00:00Z" })
  const { manifest } = await openBackup(out, backupKey)
  const db = openDb(`sqlite:${target}`)
  try {
    const head = await findHead(db.read)
    if (!head || head.size !== manifest.log?.size) {
      throw new Error("the copy has not the log that it says")
    }
    return head
  } finally {
    await db.close()
  }
}

/** How many leaves the site's record says were signed by now. */
export async function signedBy(dataDir: string): Promise<number> {
  const recorded = await fileRecord(path.join(dataDir, "checkpoints.log")).latest()
  return Number(recorded.at(-1)?.note.split("\n")[1] ?? 0)
}

/** The bytes of the site's database. */
export function bytesOf(dataDir: string): number {
  return statSync(path.join(dataDir, "uade.db")).size
}
