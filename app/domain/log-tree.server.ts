import { concatBytes } from "#app/log/bytes.ts"
import { nodeDigest } from "#app/log/digest.server.ts"
import type { Hash } from "#app/log/merkle.ts"
import type { SubtreeReader } from "#app/log/proof.ts"
import { tileWidth } from "#app/log/tile.ts"
import { appendToEdge, emptyEdge, rootOfEdge } from "#app/log/tree-edge.ts"
import { listLeafHashes } from "#db/queries/log-leaves.server.ts"
import { listTileRoots } from "#db/queries/log-tiles.server.ts"
import type { Reader } from "#db/schema.ts"

/** Thrown where the tables of the log do not hold what its head says they hold. */
export class LogDamaged extends Error {
  override readonly name = "LogDamaged"
}

/**
 * The hashes that the tiles of a level hold, of the places `from` up to, not with, `to`: of leaves at level 0,
 * of full tiles of the level below above it. @throws LogDamaged where one is missing
 */
export async function tileHashes(
  db: Reader,
  { epoch, level }: { readonly epoch: number; readonly level: number },
  from: number,
  to: number,
): Promise<Hash[]> {
  const hashes =
    level === 0
      ? await listLeafHashes(db, epoch, from, to)
      : await listTileRoots(db, { epoch, level: level - 1 }, from, to)
  if (hashes.length !== to - from) {
    throw new LogDamaged(
      `of the hashes ${String(from)} to ${String(to)} of level ${String(level)}, some are missing`,
    )
  }
  return hashes
}

const heightOfTile = Math.log2(tileWidth)

/** Reads perfect subtrees for proofs: at most 128 hashes for each, whatever its height. */
export function subtreeReader(db: Reader, epoch: number): SubtreeReader {
  // A transaction has one connection: its questions are put one after another.
  let last: Promise<unknown> = Promise.resolve()
  return (height, index) => {
    const level = Math.floor(height / heightOfTile)
    const width = 2 ** (height % heightOfTile)
    const root = last.then(async () =>
      rootOfPerfect(await tileHashes(db, { epoch, level }, index * width, (index + 1) * width)),
    )
    last = root
    return root
  }
}

/** Some megabytes: with the leaves of a day, a proof's way lies in them. */
const mostRemembered = 20_000
const rememberedOf = new WeakMap<Reader, Map<string, Hash>>()

/**
 * The same for proofs of one leaf after another, such as of receipts: what was committed stays as it is, and is read and
 * hashed once. Not for a transaction, which may yet be undone.
 */
export function rememberingReader(db: Reader, epoch: number): SubtreeReader {
  const read = subtreeReader(db, epoch)
  const remembered = rememberedOf.get(db) ?? new Map<string, Hash>()
  rememberedOf.set(db, remembered)
  return async (height, index) => {
    const place = `${String(epoch)} ${String(height)} ${String(index)}`
    const known = remembered.get(place)
    if (known) return known
    const root = await read(height, index)
    if (remembered.size >= mostRemembered) remembered.clear()
    remembered.set(place, root)
    return root
  }
}

/** The root over hashes of equal height: a whole tile, or the part of one that is a power of two. */
export function rootOfPerfect(hashes: readonly Hash[]): Hash {
  return rootOfEdge(
    nodeDigest,
    hashes.reduce((edge, hash) => appendToEdge(nodeDigest, edge, hash), emptyEdge),
  )
}

/** The bytes of a tile of hashes, as they are served. @throws LogDamaged where one is missing */
export async function tileBytes(
  db: Reader,
  epoch: number,
  {
    level,
    index,
    width,
  }: { readonly level: number; readonly index: number; readonly width: number },
): Promise<Uint8Array> {
  const from = index * tileWidth
  return concatBytes(...(await tileHashes(db, { epoch, level }, from, from + width)))
}
