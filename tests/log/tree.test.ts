import { createHash } from "node:crypto"
import { describe, expect, test } from "vitest"
import { concatBytes, toHex, utf8 } from "#app/log/bytes.ts"
import { browserDigest } from "#app/log/digest-browser.ts"
import { nodeDigest } from "#app/log/digest.server.ts"
import {
  emptyRoot,
  hashLeaf,
  hashNode,
  verifyConsistency,
  verifyInclusion,
} from "#app/log/merkle.ts"
import type { Hash } from "#app/log/merkle.ts"
import { consistencyProof, inclusionProof, rootAt } from "#app/log/proof.ts"
import { appendToEdge, emptyEdge, rootOfEdge } from "#app/log/tree-edge.ts"

const most = 70

/** Grows a tree leaf by leaf: its roots by size, and the reader of its perfect subtrees. */
function grow(size: number) {
  const subtrees = new Map<string, Hash>()
  const roots = [emptyRoot(nodeDigest)]
  const leaves = Array.from({ length: size }, (_, index) => utf8(`leaf ${String(index)}`))
  let edge = emptyEdge
  for (const leaf of leaves) {
    edge = appendToEdge(nodeDigest, edge, hashLeaf(nodeDigest, leaf), (height, index, root) => {
      subtrees.set(`${String(height)}/${String(index)}`, root)
    })
    roots.push(rootOfEdge(nodeDigest, edge))
  }
  function read(height: number, index: number): Promise<Hash> {
    const root = subtrees.get(`${String(height)}/${String(index)}`)
    return root ? Promise.resolve(root) : Promise.reject(new Error("no such subtree"))
  }
  return { leaves, roots, read }
}

/** The definition of RFC 6962 section 2.1 itself, with another hash call than ours. */
function treeHash(leaves: readonly Uint8Array[]): Buffer {
  if (leaves.length === 0) return sha256()
  const [first] = leaves
  if (first && leaves.length === 1) return sha256(Uint8Array.of(0), first)
  let split = 1
  while (split * 2 < leaves.length) split *= 2
  return sha256(Uint8Array.of(1), treeHash(leaves.slice(0, split)), treeHash(leaves.slice(split)))
}

function sha256(...parts: Uint8Array[]): Buffer {
  return createHash("sha256")
    .update(concatBytes(...parts))
    .digest()
}

const tree = grow(most)

describe.each([
  ["node:crypto", nodeDigest],
  ["the browser's library", browserDigest],
])("hashes by %s", (_, digest) => {
  test("are those of the standard's known answers", () => {
    expect(toHex(emptyRoot(digest))).toMatch(/^e3b0c442.*b855$/)
    expect(toHex(hashLeaf(digest, utf8("")))).toBe(
      "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    )
    expect(toHex(hashLeaf(digest, utf8("L123456")))).toBe(
      "395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56",
    )
    expect(toHex(hashNode(digest, utf8("N123"), utf8("N456")))).toBe(
      "aa217fe888e47007fa15edab33c2b492a722cb106c64667fc2b044444de66bbb",
    )
  })
})

describe("a tree grown at its edge", () => {
  test("has at each size the root that the definition gives", () => {
    for (let size = 0; size <= most; size += 1) {
      expect(toHex(tree.roots[size] as Hash)).toBe(toHex(treeHash(tree.leaves.slice(0, size))))
    }
  })

  test("gives the root of any size from its subtrees", async () => {
    for (let size = 0; size <= most; size += 1) {
      expect(await rootAt(nodeDigest, tree.read, size)).toEqual(tree.roots[size])
    }
  })
})

describe("an inclusion proof", () => {
  test("is taken for every leaf of every size, and for no other leaf, index or root", async () => {
    for (let size = 1; size <= most; size += 1) {
      for (let index = 0; index < size; index += 1) {
        const proof = await inclusionProof(nodeDigest, tree.read, index, size)
        const claim = {
          index: BigInt(index),
          size: BigInt(size),
          leafHash: hashLeaf(nodeDigest, tree.leaves[index] as Uint8Array),
          root: tree.roots[size] as Hash,
        }
        expect(verifyInclusion(nodeDigest, claim, proof)).toBe(true)
        const others = [
          { ...claim, index: claim.index + 1n },
          { ...claim, index: claim.size },
          { ...claim, leafHash: flip(claim.leafHash) },
          { ...claim, root: flip(claim.root) },
        ]
        for (const other of others) expect(verifyInclusion(nodeDigest, other, proof)).toBe(false)
        expect(verifyInclusion(nodeDigest, claim, [...proof, claim.root])).toBe(false)
        if (proof.length > 0) {
          expect(verifyInclusion(nodeDigest, claim, proof.slice(1))).toBe(false)
          expect(verifyInclusion(nodeDigest, claim, proof.map(flip))).toBe(false)
        }
      }
    }
  })

  test("of a size beyond 64 bits is refused, not endless", () => {
    const hash = new Uint8Array(32)
    const claim = { index: 1n, size: 2n ** 64n - 1n, leafHash: hash, root: hash }
    expect(verifyInclusion(nodeDigest, claim, [hash, hash])).toBe(false)
  })
})

describe("a consistency proof", () => {
  test("is taken for every two sizes, and for no other roots or hashes", async () => {
    for (let newer = 1; newer <= most; newer += 1) {
      for (let older = 1; older <= newer; older += 1) {
        const proof = await consistencyProof(nodeDigest, tree.read, older, newer)
        const from = { size: BigInt(older), root: tree.roots[older] as Hash }
        const to = { size: BigInt(newer), root: tree.roots[newer] as Hash }
        expect(verifyConsistency(nodeDigest, from, to, proof)).toBe(true)
        const forged = { ...to, root: flip(to.root) }
        expect(verifyConsistency(nodeDigest, from, forged, proof)).toBe(false)
        expect(verifyConsistency(nodeDigest, { ...from, root: flip(from.root) }, to, proof)).toBe(
          false,
        )
        expect(verifyConsistency(nodeDigest, from, to, [...proof, to.root])).toBe(false)
        if (proof.length > 0) {
          expect(verifyConsistency(nodeDigest, from, to, proof.slice(1))).toBe(false)
          expect(verifyConsistency(nodeDigest, from, to, proof.map(flip))).toBe(false)
        }
      }
    }
  })

  test("from the empty tree proves nothing and is refused", () => {
    const empty = { size: 0n, root: tree.roots[0] as Hash }
    expect(
      verifyConsistency(nodeDigest, empty, { size: 1n, root: tree.roots[1] as Hash }, []),
    ).toBe(false)
  })
})

function flip(hash: Uint8Array): Uint8Array {
  return hash.map((byte, index) => (index === 7 ? byte ^ 4 : byte))
}
