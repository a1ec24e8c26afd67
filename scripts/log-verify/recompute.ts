import { startReplay, replayLeaf } from "#app/domain/log-replay.ts"
import type { LogReplay } from "#app/domain/log-replay.ts"
import { toHex } from "#app/log/bytes.ts"
import { nodeDigest } from "#app/log/digest.server.ts"
import { nodeHashInto } from "#app/log/hash-into.server.ts"
import { emptyRoot, hashLength } from "#app/log/merkle.ts"
import type { Hash } from "#app/log/merkle.ts"
import {
  closeFullTiles,
  emptyTileTree,
  hashEntries,
  leafTile,
  partialTiles,
  rootOfTileTree,
  sizeOf,
} from "#app/log/tile-tree.ts"
import type { TileTree } from "#app/log/tile-tree.ts"
import { tileWidth } from "#app/log/tile.ts"
import type { TilePlace } from "#app/log/tile.ts"
import { sentenceOf } from "#scripts/log-verify/leaf-problem.ts"
import { Lie } from "#scripts/log-verify/lie.ts"
import { pathOf, readTile } from "#scripts/log-verify/served-tile.ts"
import type { LogSource } from "#scripts/log-verify/source.ts"

/** How far a log was recomputed: the edge of its tree and its counts. Can be taken further at any time. */
export interface Recomputed {
  readonly tree: TileTree
  readonly replay: LogReplay
}

export function nothingRecomputed(): Recomputed {
  return { tree: emptyTileTree(), replay: startReplay() }
}

/**
 * Recomputes a log from its leaves on to a size: every leaf's hash, every tile of every level, every count.
 * What the log serves as tiles is compared with what its leaves make.
 *
 * @param sizes whose roots are wanted: none smaller than what was recomputed before
 * @returns those roots
 * @throws Lie naming the first leaf or tile that is not what it should be
 */
export async function recompute(
  { tree, replay }: Recomputed,
  source: LogSource,
  size: number,
  sizes: readonly number[],
): Promise<ReadonlyMap<number, Hash>> {
  const roots = new Map<number, Hash>([[0, emptyRoot(nodeDigest)]])
  roots.set(sizeOf(tree), rootOfTileTree(nodeDigest, tree))
  const [first, end] = [leafTile(tree).index, Math.ceil(size / tileWidth)]
  if (size === sizeOf(tree)) return roots
  for await (const { index, width, entries, hashes } of readAhead(source, first, end, size)) {
    takeEntries({ tree, replay }, { index, width, entries, hashes })
    const start = index * tileWidth
    for (const wanted of sizes) {
      if (wanted > start && wanted <= start + width)
        roots.set(wanted, rootOfTileTree(nodeDigest, tree, wanted - start))
    }
    await closeTiles(source, tree)
  }
  for (const { place, hashes } of partialTiles(tree)) await compareTile(source, place, hashes)
  return roots
}

interface LeafTile {
  readonly index: number
  readonly width: number
  readonly entries: Uint8Array
  readonly hashes: Uint8Array
}

function takeEntries({ tree, replay }: Recomputed, tile: LeafTile): void {
  const known = leafTile(tree).hashes.slice(0, leafTile(tree).width * hashLength)
  const start = tile.index * tileWidth
  let problem: string | undefined
  const count = hashEntries(nodeHashInto, tree, tile.entries, (place, leaf) => {
    if (start + place !== replay.size || problem !== undefined) return
    const code = replayLeaf(replay, leaf)
    if (code) problem = `Leaf ${String(start + place)} ${sentenceOf(code)}`
  })
  const path = pathOf({ level: "entries", index: tile.index, width: tile.width })
  if (count !== tile.width) {
    throw new Lie(
      `${path} holds ${count === undefined ? "no whole number of" : String(count)} leaves, not ${String(tile.width)}.`,
    )
  }
  const mine = leafTile(tree).hashes.subarray(0, count * hashLength)
  sameLeaves(start, mine, known, "it was another leaf when it was last looked at")
  sameLeaves(start, mine, tile.hashes, `another one stands in ${pathOf({ ...tile, level: 0 })}`)
  if (problem !== undefined) throw new Lie(problem)
  leafTile(tree).width = count
}

/** Names the first leaf whose hash is not the one that is said elsewhere. */
function sameLeaves(start: number, mine: Uint8Array, said: Uint8Array, what: string): void {
  const at = firstDifference(mine, said)
  if (at === undefined) return
  const place = at * hashLength
  const hash = toHex(mine.subarray(place, place + hashLength))
  throw new Lie(`Leaf ${String(start + at)} has the hash ${hash}, but ${what}.`)
}

/** Which hash of the second list is the first that differs. */
function firstDifference(one: Uint8Array, other: Uint8Array): number | undefined {
  if (Buffer.compare(one.subarray(0, other.length), other) === 0) return undefined
  const byte = other.findIndex((value, index) => value !== one[index])
  return Math.floor(byte / hashLength)
}

async function closeTiles(source: LogSource, tree: TileTree): Promise<void> {
  const closed: { place: TilePlace; hashes: Uint8Array }[] = []
  closeFullTiles(nodeHashInto, tree, (place, hashes) => {
    // That of the leaves was compared as it was made.
    if (place.level !== 0) closed.push({ place, hashes: hashes.slice() })
  })
  for (const { place, hashes } of closed) await compareTile(source, place, hashes)
}

async function compareTile(source: LogSource, place: TilePlace, hashes: Uint8Array): Promise<void> {
  if (place.level === 0) return
  const at = firstDifference(hashes, await readTile(source, place))
  if (at === undefined) return
  throw new Lie(`Hash ${String(at)} of ${pathOf(place)} is not that of the leaves below it.`)
}

const window = 12

/** The tiles of leaves in their order, a few of them asked for before they are needed. */
async function* readAhead(
  source: LogSource,
  first: number,
  end: number,
  size: number,
): AsyncGenerator<LeafTile> {
  const waiting: Promise<LeafTile>[] = []
  for (let index = first, next = first; index < end; index += 1) {
    for (; next < end && next < index + window; next += 1) {
      const width = Math.min(tileWidth, size - next * tileWidth)
      const reading = readLeafTile(source, next, width)
      // It is thrown where it is waited for; a lie before that leaves it alone.
      reading.catch(() => undefined)
      waiting.push(reading)
    }
    const tile = await waiting.shift()
    if (tile) yield tile
  }
}

async function readLeafTile(source: LogSource, index: number, width: number): Promise<LeafTile> {
  const [entries, hashes] = await Promise.all([
    readTile(source, { level: "entries", index, width }),
    readTile(source, { level: 0, index, width }),
  ])
  return { index, width, entries, hashes }
}
