import { mkdirSync, writeFileSync } from "node:fs"
import path from "node:path"
import { ed25519Pair } from "#app/log/ed25519.server.ts"
import { utf8 } from "#app/log/bytes.ts"
import { formatCheckpoint } from "#app/log/checkpoint.ts"
import { nodeDigest } from "#app/log/digest.server.ts"
import { emptyRoot, hashLeaf, hashNode } from "#app/log/merkle.ts"
import type { Hash } from "#app/log/merkle.ts"
import { consistencyProof, inclusionProof } from "#app/log/proof.ts"
import { ed25519Type, formatNote, formatVerifierKey, keyIdOf } from "#app/log/signed-note.ts"
import type { VerifierKey } from "#app/log/signed-note.ts"
import { formatEntries, formatTilePath, hashesAtLevel, tileWidth } from "#app/log/tile.ts"
import { appendToEdge, emptyEdge, rootOfEdge } from "#app/log/tree-edge.ts"

/** A log in memory with a key of its own: what tests compare a served one with, and spoil. */
export interface MadeLog {
  readonly key: VerifierKey
  readonly vkey: string
  readonly leaves: readonly Uint8Array[]
  root(size: number): Hash
  /** Signs whatever it is told: a log that lies does too. */
  signHead(size: number, root: Hash): string
  checkpoint(size?: number): string
  inclusion(index: number, size?: number): Promise<Hash[]>
  consistency(older: number, newer?: number): Promise<Hash[]>
  /** Every file below `/log/` that the present checkpoint covers. */
  files(): Map<string, Uint8Array>
}

const firstOrigin = "uade.example/log"
export { firstOrigin as origin }

export function makeLog(
  leaves: readonly Uint8Array[],
  seed = new Uint8Array(32).fill(1),
  origin: string = firstOrigin,
): MadeLog {
  const pair = ed25519Pair(seed)
  const named = { name: origin, type: ed25519Type, publicKey: pair.publicKey }
  const key = { ...named, keyId: keyIdOf(nodeDigest, named) }
  const { roots, subtrees } = growTree(leaves)

  function signHead(size: number, root: Hash): string {
    const text = formatCheckpoint({ origin, size: BigInt(size), root })
    const signature = pair.sign(utf8(text))
    return formatNote({ text, signatures: [{ name: origin, keyId: key.keyId, signature }] })
  }
  function root(size: number): Hash {
    return roots[size] ?? emptyRoot(nodeDigest)
  }
  function read(height: number, index: number): Promise<Hash> {
    return Promise.resolve(subtrees.get(nameOf(height, index)) ?? new Uint8Array())
  }
  function checkpoint(size = leaves.length): string {
    return signHead(size, root(size))
  }

  return {
    key,
    vkey: formatVerifierKey(key),
    leaves,
    root,
    signHead,
    checkpoint,
    inclusion: (index, size = leaves.length) => inclusionProof(nodeDigest, read, index, size),
    consistency: (older, newer = leaves.length) => consistencyProof(nodeDigest, read, older, newer),
    files: () => filesOf(leaves, subtrees, checkpoint(), formatVerifierKey(key)),
  }
}

function nameOf(height: number, index: number): string {
  return `${String(height)}/${String(index)}`
}

function growTree(leaves: readonly Uint8Array[]) {
  const subtrees = new Map<string, Hash>()
  const roots = [emptyRoot(nodeDigest)]
  let edge = emptyEdge
  for (const leaf of leaves) {
    edge = appendToEdge(nodeDigest, edge, hashLeaf(nodeDigest, leaf), (height, index, hash) =>
      subtrees.set(nameOf(height, index), hash),
    )
    roots.push(rootOfEdge(nodeDigest, edge))
  }
  return { roots, subtrees }
}

function filesOf(
  leaves: readonly Uint8Array[],
  subtrees: ReadonlyMap<string, Hash>,
  checkpoint: string,
  vkey: string,
): Map<string, Uint8Array> {
  const files = new Map([
    ["checkpoint", utf8(checkpoint)],
    ["vkey", utf8(`${vkey}\n`)],
  ])
  for (const level of ["entries", 0, 1, 2] as const) {
    const hashes = hashesAtLevel(level, leaves.length)
    for (let start = 0; start < hashes; start += tileWidth) {
      const width = Math.min(tileWidth, hashes - start)
      const place = { level, index: start / tileWidth, width }
      const parts = Array.from({ length: width }, (_, at) =>
        level === "entries"
          ? (leaves[start + at] ?? utf8(""))
          : (subtrees.get(nameOf(level * 8, start + at)) ?? utf8("")),
      )
      const bytes = level === "entries" ? formatEntries(parts) : Buffer.concat(parts)
      files.set(`tile/${formatTilePath(place)}`, Uint8Array.from(bytes))
    }
  }
  return files
}

/** Writes files as a site's copy of its log: below `log/`, and a list of petitions beside it. */
export function writeCopy(
  folder: string,
  files: ReadonlyMap<string, Uint8Array>,
  counts?: Readonly<Record<string, number>>,
): void {
  for (const [name, bytes] of files) {
    const file = path.join(folder, "log", name)
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, bytes)
  }
  if (!counts) return
  const data = Object.entries(counts).map(([id, count]) => ({ id, signature_count: count }))
  writeFileSync(path.join(folder, "petitions.json"), JSON.stringify({ data }))
}

/** The same tree with another's hash of two: for those who need a root that is none. */
export function otherRoot(root: Hash): Hash {
  return hashNode(nodeDigest, root, root)
}
