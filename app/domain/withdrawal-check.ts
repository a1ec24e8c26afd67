import { referenceCommitment } from "./commitment.ts"
import { toBase64, toHex } from "#app/log/bytes.ts"
import type { Digest } from "#app/log/digest.ts"

/** A leaf of the log that takes a signature back, and its commitment in base64. */
export interface ReferringLeaf {
  readonly index: number
  readonly c: string
}

/** What opens such a leaf: its nonce and the hash of the signature's own leaf. */
export interface Opening {
  readonly nonce: Uint8Array
  readonly ref: Uint8Array
}

/** What a leaf that takes a signature back was found to refer to. */
export interface CheckedReference {
  readonly leafIndex: number
  /** The signature's leaf; null where no opening fits the commitment, or it names none of the petition's signatures. */
  readonly refersTo: number | null
  /** Whether it refers to a signature that no other one of them refers to. */
  readonly isGood: boolean
}

/**
 * Checks that each leaf that takes a signature back refers to a signature of the petition, and no two to the
 * same: the openings come from the house, the leaves from the public log, so that an invented withdrawal shows.
 *
 * @param signatures the petition's signature leaves: their index by their hash in hexadecimal digits
 */
export function checkReferences(
  digest: Digest,
  leaves: readonly ReferringLeaf[],
  openings: readonly Opening[],
  signatures: ReadonlyMap<string, number>,
): CheckedReference[] {
  const opened = new Map(
    openings.map(({ nonce, ref }) => [toBase64(referenceCommitment(digest, nonce, ref)), ref]),
  )
  const seen = new Set<number>()
  return leaves.map(({ index: leafIndex, c }) => {
    const ref = opened.get(c)
    const refersTo = (ref && signatures.get(toHex(ref))) ?? null
    const isGood = refersTo !== null && !seen.has(refersTo)
    if (refersTo !== null) seen.add(refersTo)
    return { leafIndex, refersTo, isGood }
  })
}
