import { fromBase64, toBase64 } from "#app/log/bytes.ts"
import { parseCheckpoint } from "#app/log/checkpoint.ts"
import { nodeDigest } from "#app/log/digest.server.ts"
import { hashLeaf, verifyConsistency, verifyInclusion } from "#app/log/merkle.ts"
import { openNote, parseVerifierKey } from "#app/log/signed-note.ts"
import type { MadeLog } from "#tests/tlog/made-log.ts"

/** A claim with its proof, in words that any language reads: bytes as base64, numbers as decimal digits. */
export type Case =
  | {
      readonly kind: "inclusion"
      readonly index: string
      readonly size: string
      readonly root: string
      readonly leaf: string
      readonly proof: readonly string[]
    }
  | {
      readonly kind: "consistency"
      readonly older: string
      readonly from: string
      readonly size: string
      readonly root: string
      readonly proof: readonly string[]
    }
  | {
      readonly kind: "note"
      readonly vkey: string
      readonly note: string
      readonly size: string
      readonly root: string
    }

/** A case and what was done to it: nothing, or a change after which no verifier should take it for true. */
export interface NamedCase {
  readonly name: string
  readonly claim: Case
}

export async function inclusionCase(log: MadeLog, index: number, size: number): Promise<Case> {
  return {
    kind: "inclusion",
    index: String(index),
    size: String(size),
    root: toBase64(log.root(size)),
    leaf: toBase64(log.leaves[index] ?? new Uint8Array()),
    proof: (await log.inclusion(index, size)).map(toBase64),
  }
}

export async function consistencyCase(log: MadeLog, older: number, size: number): Promise<Case> {
  return {
    kind: "consistency",
    older: String(older),
    from: toBase64(log.root(older)),
    size: String(size),
    root: toBase64(log.root(size)),
    proof: (await log.consistency(older, size)).map(toBase64),
  }
}

export function noteCase(log: MadeLog, size: number): Case {
  const root = toBase64(log.root(size))
  return { kind: "note", vkey: log.vkey, note: log.checkpoint(size), size: String(size), root }
}

/** What our own verifiers say. */
export function judgeByUs(claim: Case): boolean {
  const root = fromBase64(claim.root)
  if (!root) return false
  const size = BigInt(claim.size)
  if (claim.kind === "note") return isSigned(claim)
  const proof = claim.proof.map(fromBase64)
  if (!proof.every((hash) => hash !== undefined)) return false
  if (claim.kind === "inclusion") {
    const leaf = fromBase64(claim.leaf)
    if (!leaf) return false
    const leafHash = hashLeaf(nodeDigest, leaf)
    return verifyInclusion(nodeDigest, { index: BigInt(claim.index), size, leafHash, root }, proof)
  }
  const from = fromBase64(claim.from)
  const older = { size: BigInt(claim.older), root: from ?? root }
  return from !== undefined && verifyConsistency(nodeDigest, older, { size, root }, proof)
}

function isSigned({ vkey, note, size, root }: Case & { kind: "note" }): boolean {
  const key = parseVerifierKey(nodeDigest, vkey)
  const opened = key && openNote(nodeDigest, note, [key])
  const checkpoint = opened?.ok ? parseCheckpoint(opened.text) : undefined
  if (!checkpoint || checkpoint.origin !== key?.name) return false
  return checkpoint.size === BigInt(size) && toBase64(checkpoint.root) === root
}
