import type { Keys } from "#app/lib/seal.server.ts"
import { placeOf, readPlaced, writePlaced } from "#app/uploads/place.server.ts"
import { isUpload } from "#app/uploads/wholeness.server.ts"
import type { UploadName } from "#db/queries/upload-names.server.ts"
import type { FileShelf } from "#scripts/backup/file-shelf.ts"
import { nameOf } from "#scripts/backup/shelve.ts"

/** What became of the files that a restored database names. */
export interface FilesBack {
  readonly restored: number
  /** Those that lay in DATA_DIR/uploads already, as they were taken in. */
  readonly there: number
  /** By name: those that are neither there nor whole on the shelf. */
  readonly missing: readonly string[]
}

/**
 * Puts files from the shelf beside a backup into DATA_DIR/uploads, each looked at before it is written: what opens to
 * other bytes than its name says is put nowhere.
 */
export async function restoreFiles(
  place: { readonly dataDir: string; readonly keys: Keys; readonly shelf: FileShelf },
  files: readonly UploadName[],
): Promise<FilesBack> {
  const missing: string[] = []
  let [restored, there] = [0, 0]
  for (const file of files) {
    const { keys, shelf } = place
    const target = placeOf(place.dataDir, file.shelf, file.sha256)
    const lying = await readPlaced(target)
    const shelved = isWhole(keys, file, lying) ? lying : await fromShelf(shelf, file)
    if (!shelved || !isWhole(keys, file, shelved)) missing.push(nameOf(file))
    else if (shelved === lying) there += 1
    else {
      await writePlaced(target, shelved)
      restored += 1
    }
  }
  return { restored, there, missing }
}

function isWhole(keys: Keys, { shelf, sha256 }: UploadName, bytes: Buffer | undefined): boolean {
  return bytes !== undefined && isUpload(keys, shelf, sha256, bytes)
}

function fromShelf(shelf: FileShelf, file: UploadName): Promise<Buffer | undefined> {
  return shelf.read(shelf.nameOf(file)).catch(() => undefined)
}

/** What the console says of it. */
export function filesReport({ restored, there, missing }: FilesBack): string[] {
  const said = `Files of evidence and scans: ${String(restored)} put back, ${String(there)} were there.`
  if (missing.length === 0) return [said]
  return [
    said,
    `Missing, or not what was taken in: ${String(missing.length)}. With a copy of that folder from elsewhere beside FILE: npm run restore -- FILE --files`,
    ...missing.map((name) => `  ${name}`),
  ]
}
