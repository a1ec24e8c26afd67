import { rename, rm } from "node:fs/promises"
import path from "node:path"
import type { CheckpointRecord } from "#app/domain/log.ts"
import { syncFolder } from "#app/export/staging.server.ts"
import type { Instant } from "#app/lib/instant.ts"
import type { Keys } from "#app/lib/seal.server.ts"
import type { Db } from "#db/connection.server.ts"
import { listUploadNames } from "#db/queries/upload-names.server.ts"
import type { UploadName } from "#db/queries/upload-names.server.ts"
import { manifestOf } from "#scripts/backup/manifest.ts"
import type { Manifest } from "#scripts/backup/manifest.ts"
import { openShelf } from "#scripts/backup/file-shelf.ts"
import { writeFileList } from "#scripts/backup/file-list.ts"
import { linesOf, openBackup, packed } from "#scripts/backup/packed.ts"
import { LogOfRows, readRows } from "#scripts/backup/read-rows.ts"
import { refuseBrokenReferences } from "#scripts/backup/references.ts"
import { rowLines } from "#scripts/backup/rows.ts"
import { readFrom, sealed, writeSynced } from "#scripts/backup/sealed-file.ts"
import { shelveFiles } from "#scripts/backup/shelve.ts"
import type { Shelved } from "#scripts/backup/shelve.ts"
import {
  copySqlite,
  hashOf,
  hashOfFile,
  refuseUnsound,
  withCopy,
} from "#scripts/backup/sqlite-copy.ts"
import { Stop } from "#scripts/user/stop.ts"

/** What a backup is made of. */
export interface BackupParts {
  readonly db: Db
  /** The file of a SQLite database. */
  readonly file: string | undefined
  /** Where its uploads lie. */
  readonly dataDir: string
  readonly keys: Keys
  readonly record: CheckpointRecord
  /** The key that backups are sealed under, of 32 bytes: another than that of personal data. */
  readonly backupKey: Uint8Array
}

/** What a copy of the database says of itself, and the uploads that it names. */
interface Copied {
  readonly manifest: Manifest
  readonly names: readonly UploadName[]
}

/**
 * Copies the database as it stands at one instant, whoever writes meanwhile; looks through the copy, seals it, reads
 * the sealed file back, brings the shelf of files beside it up to what it names, and only then gives it its name.
 *
 * @param out where it will stand; what stands there is replaced at once
 * @throws Stop where the copy is not sound: then there is no new file. One that lacks a file of an upload stands
 */
export async function makeBackup(
  parts: BackupParts,
  out: string,
  now: Instant,
): Promise<{ readonly manifest: Manifest; readonly bytes: number; readonly files: Shelved }> {
  const unnamed = `${out}.part`
  await rm(unnamed, { force: true })
  try {
    const { manifest, names } = await (parts.db.engine === "sqlite"
      ? writeFile(parts, unnamed, now)
      : writeRows(parts, unnamed, now))
    const bytes = await verifyWritten(unnamed, parts.backupKey)
    const files = await shelve(parts, out, names, now)
    await rename(unnamed, out)
    await syncFolder(path.dirname(path.resolve(out)))
    return { manifest, bytes, files }
  } finally {
    await rm(unnamed, { force: true })
  }
}

/** The list comes first: what it names nobody clears away, and it lasts as long as the backup or its draft. */
async function shelve(
  { db, dataDir, keys, backupKey }: BackupParts,
  out: string,
  names: readonly UploadName[],
  now: Instant,
): Promise<Shelved> {
  const shelf = openShelf(path.dirname(out), backupKey)
  await writeFileList(
    out,
    names.map((file) => shelf.nameOf(file)),
  )
  const parts = { dataDir, keys, shelf, namedNow: () => listUploadNames(db.read) }
  return shelveFiles(parts, names, now)
}

async function writeFile(parts: BackupParts, out: string, now: Instant): Promise<Copied> {
  const { keys, record, backupKey } = parts
  const copy = `${out}.copy`
  // Read before the copy is begun: whatever is in it then was committed, and the copy must hold it.
  const recorded = await record.latest()
  try {
    await copySqlite(parts.file ?? "", copy)
    const { told, names } = await withCopy(copy, async (sound) => {
      await refuseUnsound(sound, recorded)
      return {
        told: await manifestOf(sound.kysely, { engine: "sqlite", now, keys, recorded }),
        names: await listUploadNames(sound.kysely),
      }
    })
    const manifest = { ...told, sha256: await hashOfFile(copy) }
    await writeSynced(out, sealed(packed(manifest, readFrom(copy)), backupKey))
    return { manifest, names }
  } finally {
    await rm(copy, { force: true })
  }
}

async function writeRows(parts: BackupParts, out: string, now: Instant): Promise<Copied> {
  const { db, keys, record, backupKey } = parts
  const recorded = await record.latest()
  return db.snapshot(async (reader) => {
    await refuseBrokenReferences(reader)
    const manifest = await manifestOf(reader, { engine: "postgres", now, keys, recorded })
    await writeSynced(out, sealed(packed(manifest, rowLines(reader)), backupKey))
    return { manifest, names: await listUploadNames(reader) }
  })
}

/** Reads a backup back from the disk to its end. @returns its bytes @throws Stop where it is not what was copied */
async function verifyWritten(file: string, key: Uint8Array): Promise<number> {
  const { manifest, copy } = await openBackup(file, key)
  if (manifest.engine === "postgres") await readThrough(manifest, copy)
  else if ((await hashOf(copy)) !== manifest.sha256) {
    throw new Stop("What was written is not what was copied: the disk is not to be trusted.")
  }
  let bytes = 0
  for await (const piece of readFrom(file)) bytes += piece.length
  return bytes
}

/** Reads the rows of a backup to their end and recomputes its log. @throws Stop at the first thing that is wrong */
export async function readThrough(
  { log }: Manifest,
  copy: AsyncIterable<Buffer>,
): Promise<ReadonlySet<string>> {
  const tables = new Set<string>()
  const replayed = new LogOfRows(log)
  for await (const line of readRows(linesOf(copy))) {
    if (line.kind === "table") tables.add(line.name)
    replayed.take(line)
  }
  replayed.finish()
  return tables
}
