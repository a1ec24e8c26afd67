import type { Keys } from "#app/lib/seal.server.ts"
import { millisecondsOf, day } from "#app/lib/instant.ts"
import type { Instant } from "#app/lib/instant.ts"
import { placeOf, readPlaced } from "#app/uploads/place.server.ts"
import { isUpload } from "#app/uploads/wholeness.server.ts"
import type { UploadName } from "#db/queries/upload-names.server.ts"
import type { FileShelf } from "#scripts/backup/file-shelf.ts"

/** What files are copied from, and to. */
export interface ShelvingParts {
  readonly dataDir: string
  readonly keys: Keys
  readonly shelf: FileShelf
  /** Which files the site's database names by now: who was erased while the copy was made is not missing. */
  readonly namedNow: () => Promise<readonly UploadName[]>
}

/** What became of a backup's files. */
export interface Shelved {
  readonly held: number
  readonly added: number
  /** `open/…` or `sealed/…` with the SHA-256: neither on the site's disk nor on the shelf, or not what was taken in. */
  readonly wrong: readonly string[]
}

/**
 * Brings a shelf up to what a copy of the database names. What lies there already is not copied again; a seventh of
 * it is read each day, and copied anew where it does not open. What is not on the site's disk as it was taken in, and
 * not on the shelf either, is wrong.
 */
export async function shelveFiles(
  parts: ShelvingParts,
  files: readonly UploadName[],
  now: Instant,
): Promise<Shelved> {
  let added = 0
  const lacking: UploadName[] = []
  for (const file of files) {
    if (await isHeld(parts, file, now)) continue
    if (await copyFile(parts, file)) added += 1
    else lacking.push(file)
  }
  const wrong = lacking.length === 0 ? [] : await stillNamed(parts, lacking)
  return { held: files.length - lacking.length, added, wrong }
}

/** A file as it is called in messages: as below DATA_DIR/uploads. */
export function nameOf({ shelf, sha256 }: UploadName): string {
  return `${shelf}/${sha256.toString("hex")}`
}

async function isHeld(
  { shelf, keys }: ShelvingParts,
  file: UploadName,
  now: Instant,
): Promise<boolean> {
  const name = shelf.nameOf(file)
  if (!(await shelf.has(name))) return false
  return !isDue(name, now) || (await readsBack(shelf, keys, file))
}

const days = 7

/** Whether a file's turn to be read is today: each has its own day of the week. */
function isDue(name: string, now: Instant): boolean {
  const today = Math.floor((millisecondsOf(now) ?? 0) / day)
  return parseInt(name.slice(0, 4), 16) % days === today % days
}

async function copyFile(parts: ShelvingParts, file: UploadName): Promise<boolean> {
  const bytes = await readPlaced(placeOf(parts.dataDir, file.shelf, file.sha256))
  if (!bytes || !isUpload(parts.keys, file.shelf, file.sha256, bytes)) return false
  await parts.shelf.put(parts.shelf.nameOf(file), bytes)
  return readsBack(parts.shelf, parts.keys, file)
}

/** Reads a file from the shelf to its end: it opens, and is what its name says. */
async function readsBack(shelf: FileShelf, keys: Keys, file: UploadName): Promise<boolean> {
  const bytes = await shelf.read(shelf.nameOf(file)).catch(() => undefined)
  return bytes !== undefined && isUpload(keys, file.shelf, file.sha256, bytes)
}

async function stillNamed(
  { namedNow }: ShelvingParts,
  lacking: readonly UploadName[],
): Promise<string[]> {
  const named = new Set((await namedNow()).map(nameOf))
  return lacking.map(nameOf).filter((name) => named.has(name))
}
