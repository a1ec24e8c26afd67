import { randomInt } from "node:crypto"
import { leafBytes } from "./log-leaf.ts"
import type { Leaf } from "./log-leaf.ts"
import { inLogOrder } from "./log.ts"
import type { LogKey, RecordedCheckpoint } from "./log.ts"
import type { Instant } from "#app/lib/instant.ts"
import { formatCheckpoint } from "#app/log/checkpoint.ts"
import { nodeDigest } from "#app/log/digest.server.ts"
import { hashLeaf } from "#app/log/merkle.ts"
import { formatNote, formatVerifierKey } from "#app/log/signed-note.ts"
import { appendToEdge, rootOfEdge } from "#app/log/tree-edge.ts"
import { insertLeaves } from "#db/queries/log-leaves.server.ts"
import type { StoredLeaf } from "#db/queries/log-leaves.server.ts"
import { insertTiles } from "#db/queries/log-tiles.server.ts"
import type { StoredTile } from "#db/queries/log-tiles.server.ts"
import { insertCheckpoint, insertHead, insertLogKey, updateHead } from "#db/queries/log.server.ts"
import type { StoredHead } from "#db/queries/log.server.ts"
import type { Trx } from "#db/schema.ts"

/** A leaf that a job handed over, and what it is about. */
export interface Appended {
  readonly leaf: Leaf
  readonly petitionId: number | null
  readonly signatureId: number | null
}

/** A leaf as it will be stored, before it has a place. */
export type Placeless = Omit<StoredLeaf, "index" | "hash">

/** The leaves of a batch in the order in which they are appended. */
export function inOrder(items: readonly Appended[]): Placeless[] {
  return inLogOrder(items, (below) => randomInt(below)).map(
    ({ leaf, petitionId, signatureId }) => ({
      type: leaf.type,
      bytes: leafBytes(leaf),
      petitionId,
      signatureId,
    }),
  )
}

/** Stores leaves behind a head that the transaction holds, and the tiles that they fill. Gives the head after them. */
export async function storeLeaves(
  trx: Trx,
  head: StoredHead,
  leaves: readonly Placeless[],
): Promise<StoredHead> {
  const tiles: StoredTile[] = []
  let edge = { size: head.size, roots: head.edge }
  const placed = leaves.map((leaf) => {
    const stored = { ...leaf, index: edge.size, hash: hashLeaf(nodeDigest, leaf.bytes) }
    edge = appendToEdge(nodeDigest, edge, stored.hash, (height, index, root) => {
      if (height > 0 && height % 8 === 0) tiles.push({ level: height / 8 - 1, index, root })
    })
    return stored
  })
  await insertLeaves(trx, head.epoch, placed)
  await insertTiles(trx, head.epoch, tiles)
  return { ...head, size: edge.size, edge: edge.roots }
}

/**
 * Signs a head, stores its checkpoint and moves the row of the head.
 * @param keys the log's key; while it is changed, the one before too
 * @returns what belongs into the record once the transaction stands
 */
export async function signHead(
  trx: Trx,
  head: StoredHead,
  keys: readonly LogKey[],
  signedAt: Instant,
): Promise<RecordedCheckpoint> {
  const { epoch, origin, size } = head
  const root = rootOfEdge(nodeDigest, { roots: head.edge })
  const text = formatCheckpoint({ origin, size: BigInt(size), root })
  const note = formatNote({ text, signatures: keys.map((key) => key.sign(origin, text)) })
  await insertCheckpoint(trx, { epoch, size, root, note, signedAt })
  await updateHead(trx, head)
  return { epoch, note }
}

/**
 * Begins an epoch without a leaf. Its head is the transaction's own.
 * @returns undefined where another process was faster
 */
export async function beginEpoch(
  trx: Trx,
  { epoch, origin, key, now }: { epoch: number; origin: string; key: LogKey; now: Instant },
): Promise<StoredHead | undefined> {
  const vkey = formatVerifierKey(key.verifierKey(origin))
  const head = { epoch, origin, vkey, size: 0, edge: [], publishedSize: 0, publishedAt: now }
  if (!(await insertHead(trx, head))) return undefined
  await insertLogKey(trx, { epoch, fromSize: 0, vkey })
  return head
}
