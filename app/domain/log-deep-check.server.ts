import { damaged } from "./log-finding.ts"
import type { Finding } from "./log-finding.ts"
import { equalBytes } from "#app/log/bytes.ts"
import { nodeDigest } from "#app/log/digest.server.ts"
import { hashLeaf } from "#app/log/merkle.ts"
import { appendToEdge, emptyEdge, rootOfEdge } from "#app/log/tree-edge.ts"
import type { TreeEdge } from "#app/log/tree-edge.ts"
import { listLeaves } from "#db/queries/log-leaves.server.ts"
import { listTileRoots } from "#db/queries/log-tiles.server.ts"
import type { StoredTile } from "#db/queries/log-tiles.server.ts"
import { findCheckpoint, findHead } from "#db/queries/log.server.ts"
import { isDamage } from "#db/page-check.server.ts"
import type { Reader } from "#db/schema.ts"

/** Leaves of one question: whoever reads pages meanwhile waits for no more than these. */
const stretch = 1024

/**
 * Looks through the whole log as it stood when it began: the hash of each leaf, the root of each full tile, the
 * root over all, in the memory of one stretch.
 *
 * @param pause between two stretches; what it throws ends the check
 * @returns the first thing that is wrong, or undefined
 */
export async function findDeepFault(
  db: Reader,
  pause: () => Promise<void> = () => Promise.resolve(),
): Promise<Finding | undefined> {
  try {
    return await lookThrough(db, pause)
  } catch (fault) {
    if (isDamage(fault)) return damaged(`something cannot be read: ${fault.message}`)
    throw fault
  }
}

async function lookThrough(db: Reader, pause: () => Promise<void>): Promise<Finding | undefined> {
  const head = await findHead(db)
  if (!head) return undefined
  const { epoch, size } = head
  let edge = emptyEdge
  while (edge.size < size) {
    const from = edge.size
    const leaves = await listLeaves(db, epoch, from, Math.min(size, from + stretch))
    const tiles: StoredTile[] = []
    for (const { index, bytes, hash } of leaves) {
      if (index !== edge.size) break
      if (!equalBytes(hashLeaf(nodeDigest, bytes), hash)) {
        return damaged(`leaf ${String(index)} was changed`)
      }
      edge = grown(edge, hash, tiles)
    }
    if (edge.size < Math.min(size, from + stretch)) {
      return damaged(`leaf ${String(edge.size)} is missing`)
    }
    const wrong = await findWrongTile(db, epoch, tiles)
    if (wrong)
      return damaged(`tile ${String(wrong.index)} of level ${String(wrong.level)} is wrong`)
    await pause()
  }
  const signed = await findCheckpoint(db, epoch, size)
  if (signed && equalBytes(signed.root, rootOfEdge(nodeDigest, edge))) return undefined
  return damaged(`the checkpoint of ${String(size)} leaves is not of them`)
}

/** The edge with one leaf more; full tiles that it completes are noted. */
function grown(edge: TreeEdge, hash: Uint8Array, tiles: StoredTile[]): TreeEdge {
  return appendToEdge(nodeDigest, edge, hash, (height, index, root) => {
    if (height > 0 && height % 8 === 0) tiles.push({ level: height / 8 - 1, index, root })
  })
}

async function findWrongTile(
  db: Reader,
  epoch: number,
  tiles: readonly StoredTile[],
): Promise<StoredTile | undefined> {
  for (const tile of tiles) {
    const { level, index, root } = tile
    const [stored] = await listTileRoots(db, { epoch, level }, index, index + 1)
    if (!stored || !equalBytes(stored, root)) return tile
  }
  return undefined
}
