import { emptyRoot, hashNode } from "./merkle.ts"
import type { Hash } from "./merkle.ts"
import type { Digest } from "./digest.ts"

/** The right edge of a tree: the roots of its perfect subtrees, largest first. Enough to append and to know the root. */
export interface TreeEdge {
  readonly size: number
  readonly roots: readonly Hash[]
}

export const emptyEdge: TreeEdge = { size: 0, roots: [] }

/**
 * A tree with one leaf more.
 *
 * @param onSubtree told of each perfect subtree that the leaf completes, from the leaf itself upwards:
 *   its height (0 for the leaf), its place among those of its height, its root
 */
export function appendToEdge(
  digest: Digest,
  { size, roots }: TreeEdge,
  leafHash: Hash,
  onSubtree: (height: number, index: number, root: Hash) => void = () => undefined,
): TreeEdge {
  const rest = [...roots]
  let [hash, height, place] = [leafHash, 0, size]
  onSubtree(height, place, hash)
  while (place % 2 === 1) {
    hash = hashNode(digest, last(rest), hash)
    place = (place - 1) / 2
    height += 1
    onSubtree(height, place, hash)
  }
  return { size: size + 1, roots: [...rest, hash] }
}

function last(roots: Hash[]): Hash {
  const root = roots.pop()
  if (!root) throw new Error("the edge does not fit its size")
  return root
}

/** The root of the whole tree: its perfect subtrees taken together from the right (RFC 6962 section 2.1). */
export function rootOfEdge(digest: Digest, { roots }: Pick<TreeEdge, "roots">): Hash {
  if (roots.length === 0) return emptyRoot(digest)
  return roots.reduceRight((right, left) => hashNode(digest, left, right))
}

/** The places of the perfect subtrees at the right edge of a tree of a size, largest first. */
export function edgePlaces(size: number): { height: number; index: number }[] {
  return perfectParts(0, size)
}

/** How leaves `start` to `end` fall into perfect subtrees, largest first; `start` must lie on their border. */
export function perfectParts(start: number, end: number): { height: number; index: number }[] {
  const parts: { height: number; index: number }[] = []
  for (let at = start; at < end;) {
    const height = Math.floor(Math.log2(end - at))
    parts.push({ height, index: at / 2 ** height })
    at += 2 ** height
  }
  return parts
}
