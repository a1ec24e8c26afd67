import { equalBytes } from "#app/log/bytes.ts"
import { parseAddCheckpoint } from "#app/log/add-checkpoint.ts"
import type { AddCheckpoint } from "#app/log/add-checkpoint.ts"
import { parseCheckpoint } from "#app/log/checkpoint.ts"
import type { Checkpoint } from "#app/log/checkpoint.ts"
import { nodeDigest } from "#app/log/digest.server.ts"
import { emptyRoot, verifyConsistency } from "#app/log/merkle.ts"
import type { TreeHead } from "#app/log/merkle.ts"
import { openNote, parseNote } from "#app/log/signed-note.ts"
import type { VerifierKey } from "#app/log/signed-note.ts"

/** What a witness answers to a checkpoint (C2SP tlog-witness); `conflict` tells the size it saw last. */
export type Judgement =
  | { readonly name: "consistent"; readonly checkpoint: Checkpoint; readonly note: string }
  | { readonly name: "conflict"; readonly size: bigint }
  | { readonly name: "inconsistent"; readonly fork?: Fork | undefined }
  | { readonly name: "malformed" | "unknown-log" | "not-signed" }

/** A note of a log that has the size of the one cosigned and another root: with that one, the proof that it lied. */
export interface Fork {
  readonly origin: string
  readonly note: string
}

/**
 * Judges what a log sent.
 *
 * @param keys the logs' keys that this witness trusts, by the log's origin
 * @param lastOf the newest tree of a log that this witness cosigned; undefined where it cosigned none
 */
export function judge(
  keys: ReadonlyMap<string, readonly VerifierKey[]>,
  lastOf: (origin: string) => TreeHead | undefined,
  body: string,
): Judgement {
  const sent = parseAddCheckpoint(body)
  const text = sent && parseNote(sent.checkpoint)?.text
  const checkpoint = text === undefined ? undefined : parseCheckpoint(text)
  if (!sent || !checkpoint) return { name: "malformed" }
  const trusted = keys.get(checkpoint.origin)
  if (!trusted) return { name: "unknown-log" }
  if (!openNote(nodeDigest, sent.checkpoint, trusted).ok) return { name: "not-signed" }
  if (sent.oldSize > checkpoint.size) return { name: "malformed" }
  const last = lastOf(checkpoint.origin) ?? { size: 0n, root: emptyRoot(nodeDigest) }
  if (sent.oldSize !== last.size) return { name: "conflict", size: last.size }
  if (!goesOn(last, checkpoint, sent)) {
    const isFork = last.size === checkpoint.size && !equalBytes(last.root, checkpoint.root)
    const { origin } = checkpoint
    return { name: "inconsistent", fork: isFork ? { origin, note: sent.checkpoint } : undefined }
  }
  return { name: "consistent", checkpoint, note: sent.checkpoint }
}

function goesOn(last: TreeHead, checkpoint: Checkpoint, { proof }: AddCheckpoint): boolean {
  if (last.size > 0n) return verifyConsistency(nodeDigest, last, checkpoint, proof)
  // Every tree begins with the one without a leaf: there is nothing to prove, but for an empty one its root.
  return proof.length === 0 && (checkpoint.size > 0n || equalBytes(checkpoint.root, last.root))
}
