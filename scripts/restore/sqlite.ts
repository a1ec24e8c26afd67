import { existsSync } from "node:fs"
import { mkdir, open, rename, rm } from "node:fs/promises"
import path from "node:path"
import SQLite from "better-sqlite3"
import { syncFolder } from "#app/export/staging.server.ts"
import { migrations } from "#db/migrations/index.ts"
import { openBackup } from "#scripts/backup/packed.ts"
import { hashOfFile, refuseUnsound, withCopy } from "#scripts/backup/sqlite-copy.ts"
import { asideMark, notEmpty, pendingOf } from "#scripts/restore/order.ts"
import type { Restored, RestoreOrder } from "#scripts/restore/order.ts"
import { Stop } from "#scripts/user/stop.ts"

/** What SQLite keeps beside a file. */
const besides = ["", "-wal", "-shm"]

/**
 * Puts a backup in the place of a SQLite file: written beside it, looked through, and only then given its name.
 * @throws Stop where something stands there, is in use, or the backup is not sound: then nothing has changed
 */
export async function restoreSqlite(target: string, order: RestoreOrder): Promise<Restored> {
  const isThere = existsSync(target)
  if (isThere && !order.replace) throw new Stop(notEmpty)
  if (isThere) refuseInUse(target)
  const fresh = `${target}.restoring`
  await mkdir(path.dirname(target), { recursive: true })
  try {
    const { manifest, copy } = await openBackup(order.file, order.backupKey)
    const pending = pendingOf(manifest, Object.keys(migrations("sqlite")))
    await write(fresh, copy)
    if ((await hashOfFile(fresh)) !== manifest.sha256) {
      throw new Stop(
        "What was written is not what the backup holds: the disk is not to be trusted.",
      )
    }
    await withCopy(fresh, (sound) => refuseUnsound(sound, manifest.record ? [manifest.record] : []))
    const aside = isThere ? `${target}.${asideMark(order.now)}` : undefined
    await moveAside(target, aside)
    await rename(fresh, target)
    await syncFolder(path.dirname(path.resolve(target)))
    return { aside, pending }
  } finally {
    await rm(fresh, { force: true })
  }
}

async function write(file: string, pieces: AsyncIterable<Uint8Array>): Promise<void> {
  await rm(file, { force: true })
  const handle = await open(file, "wx", 0o600)
  try {
    for await (const piece of pieces) await handle.writeFile(piece)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Whoever has the file open would go on writing the old one. One that cannot be read, nobody has open. */
function refuseInUse(target: string): void {
  let handle: SQLite.Database | undefined
  try {
    handle = new SQLite(target, { timeout: 0 })
    handle.pragma("locking_mode = EXCLUSIVE")
    handle.exec("begin exclusive; rollback")
  } catch (fault) {
    const code = fault instanceof Error && "code" in fault ? String(fault.code) : ""
    if (code.startsWith("SQLITE_BUSY")) {
      throw new Stop("Somebody has the database open: stop the server first.")
    }
  } finally {
    handle?.close()
  }
}

async function moveAside(target: string, aside: string | undefined): Promise<void> {
  for (const beside of besides) {
    if (!existsSync(target + beside)) continue
    // Without a database the files beside it are of none, and would be taken for those of the new one.
    if (aside === undefined) await rm(target + beside)
    else await rename(target + beside, aside + beside)
  }
}
