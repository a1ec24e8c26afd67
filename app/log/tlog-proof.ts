import { fromBase64, toBase64 } from "./bytes.ts"
import { hashLength } from "./merkle.ts"
import type { Hash } from "./merkle.ts"

const firstLine = "c2sp.org/tlog-proof@v1"
/** A tree of 2^64 leaves has no longer proof. */
const longestProof = 64

/** A receipt as a file (C2SP tlog-proof): where a leaf stands, the way to the root, the checkpoint signed over it. */
export interface TlogProof {
  /** What the log does not vouch for: here, how to make the leaf again. */
  readonly extra: Uint8Array | undefined
  readonly index: bigint
  readonly proof: readonly Hash[]
  /** The signed note, cosignatures and all, as it was handed out. */
  readonly checkpoint: string
}

export function formatTlogProof({ extra, index, proof, checkpoint }: TlogProof): string {
  const lines = [
    firstLine,
    ...(extra === undefined ? [] : [`extra ${toBase64(extra)}`]),
    `index ${index.toString()}`,
    ...proof.map(toBase64),
  ]
  return `${lines.join("\n")}\n\n${checkpoint}`
}

/** Reads a receipt; undefined where it is none. Proves nothing by itself. */
export function parseTlogProof(text: string): TlogProof | undefined {
  const border = text.indexOf("\n\n")
  const [first, ...lines] = text.slice(0, Math.max(border, 0)).split("\n")
  if (first !== firstLine) return undefined
  const extra = lines[0]?.startsWith("extra ") ? fromBase64(lines.shift()?.slice(6) ?? "") : null
  const [, digits] = /^index (0|[1-9]\d{0,19})$/.exec(lines.shift() ?? "") ?? []
  const proof = lines.map(fromBase64)
  if (extra === undefined || digits === undefined || proof.length > longestProof) return undefined
  if (!proof.every((hash) => hash?.length === hashLength)) return undefined
  return {
    extra: extra ?? undefined,
    index: BigInt(digits),
    proof: proof as Hash[],
    checkpoint: text.slice(border + 2),
  }
}
