import { rootOfEdge, perfectParts } from "./tree-edge.ts"
import type { Hash } from "./merkle.ts"
import type { Digest } from "./digest.ts"

/** The root of a perfect subtree: of `2^height` leaves, the `index`th of those. */
export type SubtreeReader = (height: number, index: number) => Promise<Hash>

/**
 * The hashes that prove a leaf's place in a tree (RFC 6962 section 2.1.1), the leaf's sibling first.
 * @throws RangeError where the tree has no such leaf
 */
export async function inclusionProof(
  digest: Digest,
  read: SubtreeReader,
  index: number,
  size: number,
): Promise<Hash[]> {
  if (index < 0 || index >= size)
    throw new RangeError(`no leaf ${String(index)} in a tree of ${String(size)}`)
  const proof: Hash[] = []
  let [start, end] = [0, size]
  while (end - start > 1) {
    const middle = start + splitOf(end - start)
    if (index < middle) {
      proof.unshift(await rootOf(digest, read, middle, end))
      end = middle
    } else {
      proof.unshift(await rootOf(digest, read, start, middle))
      start = middle
    }
  }
  return proof
}

/**
 * The hashes that prove that a tree begins with all of an older one (RFC 6962 section 2.1.2); none where
 * both are the same.
 * @throws RangeError where the older one is empty or larger
 */
export async function consistencyProof(
  digest: Digest,
  read: SubtreeReader,
  older: number,
  newer: number,
): Promise<Hash[]> {
  if (older < 1 || older > newer)
    throw new RangeError(`${String(older)} is no older tree of ${String(newer)}`)
  const proof: Hash[] = []
  let [start, end] = [0, newer]
  while (older !== end) {
    const middle = start + splitOf(end - start)
    if (older <= middle) {
      proof.unshift(await rootOf(digest, read, middle, end))
      end = middle
    } else {
      proof.unshift(await rootOf(digest, read, start, middle))
      start = middle
    }
  }
  return start === 0 ? proof : [await rootOf(digest, read, start, end), ...proof]
}

/** The root of the tree of a size. */
export function rootAt(digest: Digest, read: SubtreeReader, size: number): Promise<Hash> {
  return rootOf(digest, read, 0, size)
}

async function rootOf(digest: Digest, read: SubtreeReader, start: number, end: number) {
  const parts = perfectParts(start, end)
  return rootOfEdge(digest, {
    roots: await Promise.all(parts.map(({ height, index }) => read(height, index))),
  })
}

/** The largest power of two that is smaller than a length of two or more. */
function splitOf(length: number): number {
  return 2 ** Math.floor(Math.log2(length - 1))
}
