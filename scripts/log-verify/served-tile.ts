import { hashLength } from "#app/log/merkle.ts"
import { formatTilePath, tileWidth } from "#app/log/tile.ts"
import type { TilePlace } from "#app/log/tile.ts"
import { Lie } from "#scripts/log-verify/lie.ts"
import type { LogSource } from "#scripts/log-verify/source.ts"

/** The longest leaf, its length before it. */
const longestEntry = 2 + 0xffff

/**
 * Reads a tile as the log serves it. A tile at the edge may have been thrown away for the full one that
 * came after (C2SP tlog-tiles): then the beginning of that one is it.
 * @throws Lie where it is not there or has another length
 */
export async function readTile(source: LogSource, place: TilePlace): Promise<Uint8Array> {
  const path = pathOf(place)
  const served = await source.read(path, longestOf(place))
  const bytes = served ?? (await readFullOne(source, place))
  if (!bytes) throw new Lie(`${path} is not there, though the checkpoint covers it.`)
  if (place.level !== "entries" && bytes.length !== place.width * hashLength)
    throw new Lie(`${path} has ${String(bytes.length)} bytes, not ${String(longestOf(place))}.`)
  return bytes
}

/** What a tile is called below `/log/`. */
export function pathOf(place: TilePlace): string {
  return `tile/${formatTilePath(place)}`
}

function longestOf({ level, width }: TilePlace): number {
  return width * (level === "entries" ? longestEntry : hashLength)
}

async function readFullOne(
  source: LogSource,
  { level, index, width }: TilePlace,
): Promise<Uint8Array | undefined> {
  if (width === tileWidth) return undefined
  const full: TilePlace = { level, index, width: tileWidth }
  const bytes = await source.read(pathOf(full), longestOf(full))
  return bytes?.subarray(0, level === "entries" ? lengthOf(bytes, width) : width * hashLength)
}

/** How many bytes the first entries of a tile take. */
function lengthOf(entries: Uint8Array, width: number): number {
  let at = 0
  for (let entry = 0; entry < width; entry += 1) {
    at += 2 + (((entries[at] ?? 0) << 8) | (entries[at + 1] ?? 0))
  }
  return at
}
