import { rm } from "node:fs/promises"
import { mkdirSync } from "node:fs"
import path from "node:path"
import { parseArgs } from "node:util"
import { fileRecord } from "#app/domain/log-record.server.ts"
import type { Settings } from "#app/env.server.ts"
import { makeClock } from "#app/lib/instant.ts"
import { readKeyBytes, readKeyFile } from "#app/lib/seal.server.ts"
import { runningMark } from "#app/server/log-watch.server.ts"
import { openDb } from "#db/connection.server.ts"
import { listUploadNames } from "#db/queries/upload-names.server.ts"
import { openShelf } from "#scripts/backup/file-shelf.ts"
import { kekId } from "#scripts/backup/manifest.ts"
import type { Manifest } from "#scripts/backup/manifest.ts"
import { openBackup } from "#scripts/backup/packed.ts"
import { filesReport, restoreFiles } from "#scripts/restore/files.ts"
import { restorePostgres } from "#scripts/restore/postgres.ts"
import { reportOf } from "#scripts/restore/report.ts"
import { restoreSqlite } from "#scripts/restore/sqlite.ts"
import { exitWith, openOrExit, settingsOrExit } from "#scripts/serve.ts"
import { Stop } from "#scripts/user/stop.ts"

/**
 * `npm run restore -- FILE [--replace]`: puts a backup in the place of the database and its files into DATA_DIR, with
 * the servers stopped. Of what was signed after it nothing is forgotten: CHECKPOINT_FILE knows of it, and the site
 * signs nothing until told. `--files` puts back only files, which the database that stands there names.
 */
const usage = "npm run restore -- FILE [--replace | --files]"

const { file, replace, isFilesOnly } = readCall(process.argv.slice(2))
const settings = settingsOrExit()
try {
  if (!isFilesOnly) for (const line of await restore(settings)) console.log(line)
  await putFilesBack(settings)
} catch (fault) {
  if (!(fault instanceof Stop)) throw fault
  console.error(fault.message)
  process.exitCode = 1
}

function readCall(args: string[]) {
  try {
    const options = { replace: { type: "boolean" }, files: { type: "boolean" } } as const
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
    const { replace = false, files: isFilesOnly = false } = values
    const [file, ...rest] = positionals
    if (file === undefined || rest.length > 0 || (replace && isFilesOnly)) exitWith(usage)
    return { file, replace, isFilesOnly }
  } catch {
    exitWith(usage)
  }
}

async function restore({ databaseUrl, dataDir, clock, ...settings }: Settings): Promise<string[]> {
  const backupKey = keyOrExit(settings.backup.keyFile)
  const { manifest } = await openBackup(file, backupKey)
  const engine = databaseUrl.startsWith("sqlite:") ? "sqlite" : "postgres"
  if (manifest.engine !== engine) {
    throw new Stop(`The backup is of ${manifest.engine}, DATABASE_URL names ${engine}.`)
  }
  refuseOtherKek(manifest, settings.kekFile)
  mkdirSync(dataDir, { recursive: true })
  const order = { file, backupKey, replace, now: makeClock(clock).now() }
  const restored = await (engine === "sqlite"
    ? restoreSqlite(databaseUrl.slice("sqlite:".length), order)
    : restorePostgres(databaseUrl, order))
  await rm(path.join(dataDir, runningMark), { force: true })
  const recorded = await fileRecord(settings.checkpointFile).latest()
  return reportOf({ manifest, recorded, checkpointFile: settings.checkpointFile, ...restored })
}

/** What the restored database names, from the shelf beside the backup. Where one is missing the exit code says so. */
async function putFilesBack({ databaseUrl, dataDir, backup, kekFile }: Settings): Promise<void> {
  const shelf = openShelf(path.dirname(file), keyOrExit(backup.keyFile))
  const keys = openOrExit(() => readKeyFile(kekFile, false))
  const db = openOrExit(() => openDb(databaseUrl))
  try {
    const files = await listUploadNames(db.read)
    const back = await restoreFiles({ dataDir, keys, shelf }, files)
    for (const line of filesReport(back)) console.log(line)
    if (back.missing.length > 0) process.exitCode = 1
  } finally {
    await db.close()
  }
}

function keyOrExit(keyFile: string | undefined): Buffer {
  if (keyFile === undefined) exitWith("BACKUP_KEY_FILE is not set: name the key of the backup.")
  return openOrExit(() => readKeyBytes(keyFile, false))
}

/** Without the key that it was sealed under nobody could be written to, and no signature be told from another. */
function refuseOtherKek({ keys }: Manifest, kekFile: string): void {
  const kek = openOrExit(() => readKeyFile(kekFile, false))
  if (kekId(kek) === keys.kek) return
  throw new Stop(
    `${kekFile} is not the key under which this database is sealed: name the key ${keys.kek} in KEK_FILE.`,
  )
}
