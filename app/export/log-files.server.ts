import { publishedNote } from "#app/domain/log-receipt.server.ts"
import { tileBytes } from "#app/domain/log-tree.server.ts"
import { formatEntries, formatTilePath, hashesAtLevel, tileWidth } from "#app/log/tile.ts"
import type { TilePlace } from "#app/log/tile.ts"
import { listLeaves } from "#db/queries/log-leaves.server.ts"
import { findHead } from "#db/queries/log.server.ts"
import type { StoredHead } from "#db/queries/log.server.ts"
import type { Reader } from "#db/schema.ts"

interface LogFile {
  readonly path: string
  readonly bytes: Uint8Array
}

/** A file of the published log that is read when it is wanted. */
export interface LogPart {
  readonly path: string
  readonly read: () => Promise<Uint8Array>
}

/** The published log as it stands: its signed checkpoint, its key, and every tile below it. */
export interface LogParts {
  readonly note: string
  readonly vkey: string
  readonly tiles: Iterable<LogPart>
}

/**
 * The files of the published log as they are served (C2SP tlog-tiles): whoever has the folder can replay the
 * log without this site.
 */
export async function* listLogFiles(db: Reader): AsyncGenerator<LogFile> {
  const parts = await findLogParts(db)
  if (!parts) return
  yield { path: "log/vkey", bytes: Buffer.from(parts.vkey) }
  yield { path: "log/checkpoint", bytes: Buffer.from(parts.note) }
  for (const { path, read } of parts.tiles) yield { path, bytes: await read() }
}

/** The same, to be read piece by piece; undefined before a log was begun. */
export async function findLogParts(db: Reader): Promise<LogParts | undefined> {
  const head = await findHead(db)
  const note = head && (await publishedNote(db, head))
  if (!head || note === undefined) return undefined
  return { note, vkey: `${head.vkey}\n`, tiles: tilesOf(db, head) }
}

function* tilesOf(
  db: Reader,
  { epoch, publishedSize: size }: Pick<StoredHead, "epoch" | "publishedSize">,
): Generator<LogPart> {
  for (const place of placesOf("entries", size)) {
    yield { path: pathOf(place), read: () => entriesOf(db, epoch, place) }
  }
  for (let level = 0; hashesAtLevel(level, size) > 0; level += 1) {
    for (const { index, width } of placesOf(level, size)) {
      const place = { level, index, width }
      yield { path: pathOf(place), read: () => tileBytes(db, epoch, place) }
    }
  }
}

async function entriesOf(
  db: Reader,
  epoch: number,
  { index, width }: TilePlace,
): Promise<Uint8Array> {
  const from = index * tileWidth
  const leaves = await listLeaves(db, epoch, from, from + width)
  return formatEntries(leaves.map(({ bytes }) => bytes))
}

function pathOf(place: TilePlace): string {
  return `log/tile/${formatTilePath(place)}`
}

/** The tiles of a level: all full ones and the one that is not. */
function placesOf(level: TilePlace["level"], size: number): TilePlace[] {
  const hashes = hashesAtLevel(level, size)
  return Array.from({ length: Math.ceil(hashes / tileWidth) }, (_, index) => ({
    level,
    index,
    width: Math.min(tileWidth, hashes - index * tileWidth),
  }))
}
