import { publishedNote } from "#app/domain/log-receipt.server.ts"
import { tileBytes } from "#app/domain/log-tree.server.ts"
import { formatEntries, formatTilePath, hashesAtLevel, tileWidth } from "#app/log/tile.ts"
import type { TilePlace } from "#app/log/tile.ts"
import { listLeaves } from "#db/queries/log-leaves.server.ts"
import { findHead } from "#db/queries/log.server.ts"
import type { Reader } from "#db/schema.ts"

interface LogFile {
  readonly path: string
  readonly bytes: Uint8Array
}

/**
 * The files of the published log as they are served (C2SP tlog-tiles): whoever has the folder can replay the
 * log without this site.
 */
export async function* listLogFiles(db: Reader): AsyncGenerator<LogFile> {
  const head = await findHead(db)
  const note = head && (await publishedNote(db, head))
  if (!head || note === undefined) return
  yield { path: "log/vkey", bytes: Buffer.from(`${head.vkey}\n`) }
  yield { path: "log/checkpoint", bytes: Buffer.from(note) }
  const { epoch, publishedSize: size } = head
  for (const place of placesOf("entries", size)) {
    const from = place.index * tileWidth
    const leaves = await listLeaves(db, epoch, from, from + place.width)
    yield { path: pathOf(place), bytes: formatEntries(leaves.map(({ bytes }) => bytes)) }
  }
  for (let level = 0; hashesAtLevel(level, size) > 0; level += 1) {
    for (const place of placesOf(level, size)) {
      const bytes = await tileBytes(db, epoch, { level, index: place.index, width: place.width })
      yield { path: pathOf(place), bytes }
    }
  }
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
