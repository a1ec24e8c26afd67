import { concatBytes, equalBytes } from "./bytes.ts"
import type { Digest } from "./digest.ts"

/** A SHA-256 hash: 32 bytes. */
export type Hash = Uint8Array

export const hashLength = 32

const leafPrefix = Uint8Array.of(0)
const nodePrefix = Uint8Array.of(1)

/** Hash of a leaf's bytes (RFC 6962 section 2.1): the prefix keeps a leaf from passing for a node. */
export function hashLeaf({ sha256 }: Digest, leaf: Uint8Array): Hash {
  return sha256(concatBytes(leafPrefix, leaf))
}

/** Hash of two subtrees (RFC 6962 section 2.1). */
export function hashNode({ sha256 }: Digest, left: Hash, right: Hash): Hash {
  return sha256(concatBytes(nodePrefix, left, right))
}

/** Root of the tree without a leaf: SHA-256 of nothing. */
export function emptyRoot({ sha256 }: Digest): Hash {
  return sha256(new Uint8Array())
}

/**
 * Checks that a leaf stands at an index of the tree of a size and root (RFC 9162 section 2.1.3.2).
 * Sizes are big integers: a hostile proof may name any of 64 bits.
 *
 * @param proof the hashes from the leaf's sibling upwards
 */
export function verifyInclusion(
  digest: Digest,
  { index, size, leafHash, root }: { index: bigint; size: bigint; leafHash: Hash; root: Hash },
  proof: readonly Hash[],
): boolean {
  if (index < 0n || index >= size || !areHashes([leafHash, root, ...proof])) return false
  let [at, last, hash] = [index, size - 1n, leafHash]
  for (const sibling of proof) {
    if (last === 0n) return false
    if (isOdd(at) || at === last) {
      hash = hashNode(digest, sibling, hash)
      ;[at, last] = liftWhileEven(at, last)
    } else hash = hashNode(digest, hash, sibling)
    ;[at, last] = [at >> 1n, last >> 1n]
  }
  return last === 0n && equalBytes(hash, root)
}

/** A tree as a checkpoint names it. */
export interface TreeHead {
  readonly size: bigint
  readonly root: Hash
}

/**
 * Checks that one tree begins with all of an older one (RFC 9162 section 2.1.4.2). An older tree without a
 * leaf proves nothing and is refused.
 */
export function verifyConsistency(
  digest: Digest,
  older: TreeHead,
  newer: TreeHead,
  proof: readonly Hash[],
): boolean {
  if (older.size <= 0n || older.size > newer.size) return false
  if (!areHashes([older.root, newer.root, ...proof])) return false
  if (older.size === newer.size) return proof.length === 0 && equalBytes(older.root, newer.root)
  const [first, ...rest] = isPowerOfTwo(older.size) ? [older.root, ...proof] : proof
  if (!first || proof.length === 0) return false
  let [at, last] = [older.size - 1n, newer.size - 1n]
  while (isOdd(at)) [at, last] = [at >> 1n, last >> 1n]
  let [old, fresh] = [first, first]
  for (const hash of rest) {
    if (last === 0n) return false
    if (isOdd(at) || at === last) {
      old = hashNode(digest, hash, old)
      fresh = hashNode(digest, hash, fresh)
      ;[at, last] = liftWhileEven(at, last)
    } else fresh = hashNode(digest, fresh, hash)
    ;[at, last] = [at >> 1n, last >> 1n]
  }
  return last === 0n && equalBytes(old, older.root) && equalBytes(fresh, newer.root)
}

function liftWhileEven(at: bigint, last: bigint): [bigint, bigint] {
  while (!isOdd(at) && at !== 0n) [at, last] = [at >> 1n, last >> 1n]
  return [at, last]
}

function areHashes(hashes: readonly Uint8Array[]): boolean {
  return hashes.every((hash) => hash.length === hashLength)
}

function isOdd(value: bigint): boolean {
  return (value & 1n) === 1n
}

function isPowerOfTwo(value: bigint): boolean {
  return (value & (value - 1n)) === 0n
}
