import { existsSync, mkdirSync } from "node:fs"
import { readdir, rm } from "node:fs/promises"
import { constants, setPriority } from "node:os"
import path from "node:path"
import { fileRecord } from "#app/domain/log-record.server.ts"
import type { Settings } from "#app/env.server.ts"
import { makeClock } from "#app/lib/instant.ts"
import { readKeyBytes, readKeyFile } from "#app/lib/seal.server.ts"
import { backupName, listBackups, overBackups } from "#app/server/backup-shelf.server.ts"
import { openDb } from "#db/connection.server.ts"
import { clearShelf } from "#scripts/backup/file-list.ts"
import { openShelf } from "#scripts/backup/file-shelf.ts"
import { makeBackup } from "#scripts/backup/make.ts"
import { exitWith, openOrExit, settingsOrExit } from "#scripts/serve.ts"
import { Stop } from "#scripts/user/stop.ts"

/**
 * `npm run backup -- FILE`: a sealed copy of the database as it stands, while the site runs. `-- --scheduled` puts it
 * into BACKUP_DIR and takes away those that are over.
 */
const usage = "npm run backup -- FILE | --scheduled"

const settings = settingsOrExit()
const [argument, ...rest] = process.argv.slice(2)
if (argument === undefined || rest.length > 0) exitWith(usage)
// The site goes first: it is being signed meanwhile.
setPriority(constants.priority.PRIORITY_LOW)
if (argument === "--scheduled") await schedule(settings)
else if (argument.startsWith("-")) exitWith(usage)
else console.log(await backUp(settings, argument))

async function schedule({ backup, clock }: Settings): Promise<void> {
  if (backup.dir === undefined) exitWith("BACKUP_DIR is not set: name the folder of the backups.")
  mkdirSync(backup.dir, { recursive: true, mode: 0o700 })
  await sweep(backup.dir)
  const now = makeClock(clock).now()
  console.log(await backUp(settings, path.join(backup.dir, backupName(now))))
  for (const { name } of overBackups(await listBackups(backup.dir), now)) {
    await rm(path.join(backup.dir, name), { force: true })
  }
  if (backup.keyFile === undefined) return
  await clearShelf(backup.dir, openShelf(backup.dir, readKeyBytes(backup.keyFile, false)))
}

/** What a backup left that was cut off. */
async function sweep(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (/\.part(\.copy)?$/.test(name)) await rm(path.join(folder, name), { force: true })
  }
}

async function backUp(settings: Settings, out: string): Promise<string> {
  const { databaseUrl, dataDir, backup, clock } = settings
  if (backup.keyFile === undefined) {
    exitWith(
      "BACKUP_KEY_FILE is not set: it names the key that seals backups, 32 random bytes in base64, kept apart from KEK_FILE.",
    )
  }
  const file = databaseUrl.startsWith("sqlite:") ? databaseUrl.slice("sqlite:".length) : undefined
  if (file !== undefined && !existsSync(file)) exitWith("There is no database yet: npm run migrate")
  const keyFile = backup.keyFile
  const backupKey = openOrExit(() => readKeyBytes(keyFile, settings.makesKeys))
  const keys = openOrExit(() => readKeyFile(settings.kekFile, false))
  const db = openOrExit(() => openDb(databaseUrl))
  const record = fileRecord(settings.checkpointFile)
  try {
    const parts = { db, file, dataDir, keys, record, backupKey }
    const made = await makeBackup(parts, out, makeClock(clock).now())
    sayWrong(made.files.wrong)
    return said(out, made)
  } catch (fault) {
    if (fault instanceof Stop) exitWith(fault.message)
    throw fault
  } finally {
    await db.close()
  }
}

function said(out: string, { manifest, bytes, files }: Awaited<ReturnType<typeof makeBackup>>) {
  const leaves = String(manifest.log?.size ?? 0)
  const held = `${String(files.held)} files of uploads, ${String(files.added)} of them new`
  return `${out}: ${String(bytes)} bytes, the database as of ${manifest.made_at}, ${leaves} leaves of the log, ${held}.`
}

/** The copy of the database stands: who is told by the exit code puts the file back, or takes away what names it. */
function sayWrong(wrong: readonly string[]): void {
  if (wrong.length === 0) return
  console.error(`Missing in DATA_DIR/uploads, or not what was taken in: ${String(wrong.length)}.`)
  for (const name of wrong) console.error(`  ${name}`)
  process.exitCode = 1
}
