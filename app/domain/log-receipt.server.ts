import { rememberingReader } from "./log-tree.server.ts"
import { nodeDigest } from "#app/log/digest.server.ts"
import type { Hash } from "#app/log/merkle.ts"
import { inclusionProof } from "#app/log/proof.ts"
import { listCosignatures } from "#db/queries/log-cosignatures.server.ts"
import { findSignatureLeaf } from "#db/queries/log-leaves.server.ts"
import { findCheckpoint, findCheckpointOver, findHead } from "#db/queries/log.server.ts"
import type { StoredCheckpoint, StoredHead } from "#db/queries/log.server.ts"
import type { Reader } from "#db/schema.ts"

/** What the log gives to a receipt: a leaf, the checkpoint over it, and the way from one to the other. */
export interface ReceiptFacts {
  readonly epoch: number
  readonly index: number
  readonly leafBytes: Uint8Array
  /** Size of the tree that the checkpoint is of. */
  readonly size: number
  /** The signed note, with the cosignatures that witnesses gave. */
  readonly checkpoint: string
  /** Whether the public log has come as far; where not, the checkpoint is that of the leaf's own batch. */
  readonly isPublished: boolean
  readonly proof: readonly Hash[]
}

/**
 * Finds what proves that a signature was counted; undefined where it never was.
 * @param db not a transaction's: what it gives is remembered
 * @throws LogDamaged where the log does not hold what its head says
 */
export async function receiptFacts(
  db: Reader,
  signatureId: number,
): Promise<ReceiptFacts | undefined> {
  const head = await findHead(db)
  const leaf = head && (await findSignatureLeaf(db, head.epoch, signatureId))
  if (!leaf) return undefined
  const { epoch, publishedSize } = head
  const isPublished = leaf.index < publishedSize
  const checkpoint = isPublished
    ? await findCheckpoint(db, epoch, publishedSize)
    : await findCheckpointOver(db, epoch, leaf.index)
  if (!checkpoint) throw new Error("a leaf stands under no checkpoint")
  const { size } = checkpoint
  const proof = await inclusionProof(nodeDigest, rememberingReader(db, epoch), leaf.index, size)
  return {
    ...{ epoch, index: leaf.index, leafBytes: leaf.bytes, size, isPublished, proof },
    checkpoint: await cosigned(db, checkpoint),
  }
}

/** The note of the published checkpoint, cosignatures and all; undefined before the log was begun. */
export async function publishedNote(
  db: Reader,
  head: Pick<StoredHead, "epoch" | "publishedSize">,
): Promise<string | undefined> {
  const checkpoint = await findCheckpoint(db, head.epoch, head.publishedSize)
  return checkpoint && cosigned(db, checkpoint)
}

async function cosigned(db: Reader, { epoch, size, note }: StoredCheckpoint): Promise<string> {
  const cosignatures = await listCosignatures(db, epoch, size)
  return note + cosignatures.map(({ line }) => `${line}\n`).join("")
}
