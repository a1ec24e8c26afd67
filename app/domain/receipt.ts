import { assurances } from "./signature.ts"
import { commitmentOf, nonceLength, statementBytes } from "./commitment.ts"
import type { SignatureFacts, SignerIdentity } from "./commitment.ts"
import { leafBytes } from "./log-leaf.ts"
import { canonicalJson } from "#app/lib/canonical-json.ts"
import { isDay } from "#app/lib/day.ts"
import { equalBytes, fromBase64, fromUtf8, toBase64, utf8 } from "#app/log/bytes.ts"
import type { Digest } from "#app/log/digest.ts"

/**
 * The `extra` line of a receipt: the leaf, and what is needed to make its commitment again, save who
 * signed. No name, no IIN, no address; the holder types those.
 */
export interface ReceiptExtra extends SignatureFacts {
  /** The leaf's bytes as they stand in the log. */
  readonly leaf: Uint8Array
  readonly nonce: Uint8Array
}

/** Writes the extra of a receipt as canonical JSON, bytes in base64. */
export function formatReceiptExtra(extra: ReceiptExtra): Uint8Array {
  return utf8(
    canonicalJson({
      v: 1,
      leaf: toBase64(extra.leaf),
      nonce: toBase64(extra.nonce),
      pid: extra.pid,
      text_sha256: extra.textSha256,
      area_id: extra.areaId,
      lang: extra.lang,
      assurance: extra.assurance,
      signed_on: extra.signedOn,
      identified_by: extra.identifiedBy,
    }),
  )
}

/**
 * Reads the extra of a receipt; undefined for whatever `formatReceiptExtra` would not have written. Nothing
 * in it is vouched for until `isLeafOf` and the inclusion proof say so.
 */
export function parseReceiptExtra(bytes: Uint8Array): ReceiptExtra | undefined {
  const extra = fieldsOf(bytes)
  return extra && equalBytes(formatReceiptExtra(extra), bytes) ? extra : undefined
}

/** Tells whether the leaf of a receipt is this person's own signature, to be made again from nobody else's words. */
export function isLeafOf(digest: Digest, extra: ReceiptExtra, signer: SignerIdentity): boolean {
  const c = commitmentOf(digest, extra.nonce, statementBytes(extra, signer))
  const leaf = leafBytes({ type: "signature", pid: extra.pid, c: toBase64(c) })
  return equalBytes(leaf, extra.leaf)
}

function fieldsOf(bytes: Uint8Array): ReceiptExtra | undefined {
  const json = objectOf(bytes)
  const leaf = bytesOf(json.leaf)
  const nonce = bytesOf(json.nonce)
  const assurance = assurances.find((known) => known === json.assurance)
  const identifiedBy = (["iin", "email"] as const).find((known) => known === json.identified_by)
  const { pid, text_sha256: textSha256, area_id: areaId, lang, signed_on: signedOn } = json
  if (!leaf || nonce?.length !== nonceLength || !assurance || !identifiedBy) return undefined
  if (typeof pid !== "string" || typeof lang !== "string") return undefined
  if (typeof textSha256 !== "string" || !/^[0-9a-f]{64}$/.test(textSha256)) return undefined
  if (areaId !== null && typeof areaId !== "string") return undefined
  if (typeof signedOn !== "string" || !isDay(signedOn)) return undefined
  return { leaf, nonce, pid, textSha256, areaId, lang, assurance, signedOn, identifiedBy }
}

/** The extra as it stands in the file, before anything of it is believed. */
interface Written {
  readonly leaf?: unknown
  readonly nonce?: unknown
  readonly pid?: unknown
  readonly text_sha256?: unknown
  readonly area_id?: unknown
  readonly lang?: unknown
  readonly assurance?: unknown
  readonly signed_on?: unknown
  readonly identified_by?: unknown
}

function objectOf(bytes: Uint8Array): Written {
  try {
    const json: unknown = JSON.parse(fromUtf8(bytes) ?? "")
    return typeof json === "object" && json !== null ? json : {}
  } catch {
    return {}
  }
}

function bytesOf(value: unknown): Uint8Array | undefined {
  return typeof value === "string" ? fromBase64(value) : undefined
}
