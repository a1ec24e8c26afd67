import type { Digest } from "./digest.ts"
import { hashLength } from "./merkle.ts"
import type { Hash } from "./merkle.ts"
import { tileWidth } from "./tile.ts"
import type { TilePlace } from "./tile.ts"
import { perfectParts, rootOfEdge } from "./tree-edge.ts"

/** Writes the SHA-256 of bytes into a target, from a place on. Makes nothing that has to be cleared away. */
export type HashInto = (bytes: Uint8Array, target: Uint8Array, at: number) => void

/** The tile at a level's right edge: how many full ones stand left of it, and what it holds so far. */
interface EdgeTile {
  index: number
  width: number
  readonly hashes: Uint8Array
}

/**
 * A tree as its tiles make it (C2SP tlog-tiles), of which only the right edge is kept. It is built a tile of
 * leaves at a time; memory does not grow with the leaves.
 */
export interface TileTree {
  readonly levels: EdgeTile[]
}

export const tileLength = tileWidth * hashLength

export function emptyTileTree(): TileTree {
  return { levels: [edgeTile()] }
}

function edgeTile(): EdgeTile {
  return { index: 0, width: 0, hashes: new Uint8Array(tileLength) }
}

/** How many leaves the tree has. */
export function sizeOf({ levels: [leaves] }: TileTree): number {
  return leaves ? leaves.index * tileWidth + leaves.width : 0
}

/**
 * Hashes the leaves of a tile of entries into the leaf tile at the tree's edge, from its first leaf on.
 * The entries are spoiled: the second byte of each length becomes the zero that a leaf is hashed behind, so
 * that no leaf is copied.
 *
 * @param onLeaf told of each leaf's place in the tile and its bytes, good until it returns
 * @returns how many leaves there are; undefined where the bytes end within one or are more than a tile's
 */
export function hashEntries(
  hashInto: HashInto,
  tree: TileTree,
  entries: Uint8Array,
  onLeaf: (place: number, leaf: Uint8Array, hash: Uint8Array) => void,
): number | undefined {
  const { hashes } = leafTile(tree)
  let place = 0
  for (let at = 0; at < entries.length; place += 1) {
    const end = at + 2 + (((entries[at] ?? 0) << 8) | (entries[at + 1] ?? 0))
    if (end > entries.length || place === tileWidth) return undefined
    entries[at + 1] = 0
    hashInto(entries.subarray(at + 1, end), hashes, place * hashLength)
    onLeaf(
      place,
      entries.subarray(at + 2, end),
      hashes.subarray(place * hashLength, (place + 1) * hashLength),
    )
    at = end
  }
  return place
}

/** The tile at the right edge of the leaves: level 0. */
export function leafTile({ levels }: TileTree): EdgeTile {
  return levels[0] ?? (levels[0] = edgeTile())
}

/**
 * Closes each tile at the edge that is full, from the leaves upwards: its root goes into the tile above.
 *
 * @param onTile told of each tile that was closed; its bytes are good until it returns
 */
export function closeFullTiles(
  hashInto: HashInto,
  { levels }: TileTree,
  onTile: (place: TilePlace, hashes: Uint8Array) => void = () => undefined,
): void {
  for (let level = 0; levels[level]?.width === tileWidth; level += 1) {
    const tile = levels[level] ?? edgeTile()
    const above = levels[level + 1] ?? (levels[level + 1] = edgeTile())
    onTile({ level, index: tile.index, width: tileWidth }, tile.hashes)
    rootOfTile(hashInto, tile.hashes, above.hashes, above.width * hashLength)
    above.width += 1
    tile.index += 1
    tile.width = 0
  }
}

/** The tiles of a tree's edge that are neither full nor empty, leaves first. */
export function partialTiles({ levels }: TileTree): { place: TilePlace; hashes: Uint8Array }[] {
  return levels
    .map(({ index, width, hashes }, level) => ({
      place: { level, index, width },
      hashes: hashes.slice(0, width * hashLength),
    }))
    .filter(({ place }) => place.width > 0)
}

/**
 * The root of the tree, or of the smaller one that ends within the leaf tile at its edge.
 *
 * @param width how many leaves of that tile belong to it
 */
export function rootOfTileTree(digest: Digest, tree: TileTree, width = leafTile(tree).width): Hash {
  const levels = tree.levels.map((tile, level) => (level === 0 ? { ...tile, width } : tile))
  return rootOfEdge(digest, { roots: levels.reverse().flatMap((tile) => edgeRoots(digest, tile)) })
}

/** The roots of the perfect subtrees that a tile's hashes fall into, largest first. */
function edgeRoots(digest: Digest, { hashes, width }: EdgeTile): Hash[] {
  return perfectParts(0, width).map(({ height, index }) => {
    const [from, length] = [index * 2 ** height, 2 ** height]
    const roots = Array.from({ length }, (_, at) =>
      hashes.slice((from + at) * hashLength, (from + at + 1) * hashLength),
    )
    return perfectRoot(digest, roots)
  })
}

function perfectRoot(digest: Digest, roots: readonly Hash[]): Hash {
  if (roots.length <= 2) return rootOfEdge(digest, { roots })
  const half = roots.length / 2
  return rootOfEdge(digest, {
    roots: [perfectRoot(digest, roots.slice(0, half)), perfectRoot(digest, roots.slice(half))],
  })
}

const pairLength = 1 + 2 * hashLength
/** 128 pairs of hashes, each behind the one that a node is hashed behind: no pair is copied to be hashed. */
const pairs = new Uint8Array((tileWidth / 2) * pairLength)
const pairViews = Array.from({ length: tileWidth / 2 }, (_, pair) => {
  pairs[pair * pairLength] = 1
  return pairs.subarray(pair * pairLength, (pair + 1) * pairLength)
})

/** The root of a full tile, written into a target: eight levels of nodes. */
function rootOfTile(hashInto: HashInto, hashes: Uint8Array, target: Uint8Array, at: number): void {
  for (const [pair, view] of pairViews.entries()) {
    view.set(hashes.subarray(pair * 2 * hashLength, (pair + 1) * 2 * hashLength), 1)
  }
  for (let width = tileWidth / 2; width > 1; width /= 2) {
    for (let node = 0; node < width; node += 1) {
      const place = (node >> 1) * pairLength + 1 + (node & 1) * hashLength
      hashInto(pairViews[node] ?? pairs, pairs, place)
    }
  }
  hashInto(pairViews[0] ?? pairs, target, at)
}
