import { concatBytes } from "#app/log/bytes.ts"
import type { Digest } from "#app/log/digest.ts"

/** How many signatures an audit opens where a petition has as many. */
export const auditSampleSize = 100

/** A place in the sample: the counter that chose it, and the index of the leaf in the log. */
export interface Drawn {
  readonly counter: number
  readonly leafIndex: number
}

/**
 * Draws the sample of an audit, so that nobody can choose it and anybody can draw it again from the
 * public log.
 *
 * `root` is the closing root: the root hash of the smallest published tree that holds the petition's
 * `petition_closed` leaf. The petition's `signature` leaves of that tree stand in a list L by their index in
 * the log, the lowest first. For counter = 0, 1, 2, …: the next place is
 * L[ SHA-256(root ‖ counter as 8 bytes, big-endian), read as a big-endian number, mod |L| ]; a place that
 * was drawn before is passed over. The sample ends at `size` places or with the last one of L. With 256
 * bits the remainder favours no place by more than 2^-200.
 *
 * `passedOver` names leaves that were taken back before the close: they stand in the log but not in the
 * count. They are drawn and left out, so that the next one takes their place.
 */
export function drawSample(
  digest: Digest,
  root: Uint8Array,
  leaves: readonly number[],
  size: number = auditSampleSize,
  passedOver: ReadonlySet<number> = new Set(),
): Drawn[] {
  const seen = new Set<number>()
  const drawn: Drawn[] = []
  for (let counter = 0; drawn.length < size && seen.size < leaves.length; counter += 1) {
    const leafIndex = leaves[placeOf(digest, root, counter, leaves.length)]
    if (leafIndex === undefined || seen.has(leafIndex)) continue
    seen.add(leafIndex)
    if (!passedOver.has(leafIndex)) drawn.push({ counter, leafIndex })
  }
  return drawn
}

function placeOf(digest: Digest, root: Uint8Array, counter: number, many: number): number {
  const bytes = new Uint8Array(8)
  new DataView(bytes.buffer).setBigUint64(0, BigInt(counter))
  const hash = digest.sha256(concatBytes(root, bytes))
  // Horner's rule: the remainder without a number of 256 bits.
  let rest = 0
  for (const byte of hash) rest = (rest * 256 + byte) % many
  return rest
}
