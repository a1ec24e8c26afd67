import { fromBase64, toBase64 } from "./bytes.ts"
import { hashLength } from "./merkle.ts"
import type { Hash } from "./merkle.ts"

/** What a log sends a witness (C2SP tlog-witness): its checkpoint, and that it goes on from an older one. */
export interface AddCheckpoint {
  /** How many leaves the witness saw last; 0 where it saw none. */
  readonly oldSize: bigint
  /** From the old size to the checkpoint's; empty where the old one is 0 or the same. */
  readonly proof: readonly Hash[]
  /** The signed note. */
  readonly checkpoint: string
}

/** A tree of 2^64 leaves has no longer proof. */
const longestProof = 63

export function formatAddCheckpoint({ oldSize, proof, checkpoint }: AddCheckpoint): string {
  const lines = [`old ${oldSize.toString()}`, ...proof.map(toBase64)]
  return `${lines.join("\n")}\n\n${checkpoint}`
}

/** Reads what a log sent; undefined where it is malformed. Says nothing of its signatures and hashes. */
export function parseAddCheckpoint(body: string): AddCheckpoint | undefined {
  const border = body.indexOf("\n\n")
  const [first, ...lines] = body.slice(0, Math.max(border, 0)).split("\n")
  const [, digits] = /^old (0|[1-9]\d{0,19})$/.exec(first ?? "") ?? []
  const proof = lines.map(fromBase64)
  if (digits === undefined || proof.length > longestProof) return undefined
  if (!proof.every((hash) => hash?.length === hashLength)) return undefined
  const oldSize = BigInt(digits)
  if (oldSize >= 1n << 64n) return undefined
  return { oldSize, proof: proof as Hash[], checkpoint: body.slice(border + 2) }
}
