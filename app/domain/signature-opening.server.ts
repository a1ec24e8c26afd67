import { z } from "zod"
import { commitmentOf, statementBytes } from "./commitment.ts"
import type { IdentifiedBy } from "./commitment.ts"
import { leafBytes } from "./log-leaf.ts"
import type { ReceiptExtra } from "./receipt.ts"
import { readStatement, signatureKeys } from "./signature-secrets.server.ts"
import type { SignerStatement, WholeStatement } from "./signature-statement.server.ts"
import { assurances } from "./signature.ts"
import { canonicalJson } from "#app/lib/canonical-json.ts"
import type { Day } from "#app/lib/instant.ts"
import type { Keys } from "#app/lib/seal.server.ts"
import { fromBase64, fromUtf8, toBase64, utf8 } from "#app/log/bytes.ts"
import { nodeDigest } from "#app/log/digest.server.ts"
import { hashLeaf } from "#app/log/merkle.ts"

/** What opens a signature's commitment: its nonce and the statement, byte for byte as it was committed to. */
export interface SignatureOpening {
  readonly nonce: Uint8Array
  readonly statement: string
}

/** What opens a leaf that takes a signature back: its nonce and the hash of the signature's own leaf. */
export interface ReferenceOpening {
  readonly nonce: Uint8Array
  readonly ref: Uint8Array
}

/** What a row holds of a signature that is, or was, counted. */
export interface OpenableSignature {
  readonly keySealed: Buffer
  readonly statementSealed: Buffer
  /** As it was sealed before openings were made again; null since. */
  readonly openingSealed: Buffer | null
  /** The day that its commitment says; null before one was made. */
  readonly signedOn: Day | null
}

/**
 * Opens a signature's commitment: the nonce is a keyed hash under the signature's own key, 32 random bytes, and
 * the statement is made again from what the signer said. With that key, both are gone for good.
 *
 * @returns undefined where no leaf was made of it
 * @throws where what is sealed belongs to another petition or was changed
 */
export function openOpening(
  keys: Pick<Keys, "open">,
  petition: string,
  sealed: OpenableSignature,
): SignatureOpening | undefined {
  const { keySealed, openingSealed, signedOn } = sealed
  const own = signatureKeys(keys, petition, keySealed)
  if (openingSealed) return openSealed(own, petition, openingSealed)
  const said = readStatement(own, petition, sealed.statementSealed)
  if (signedOn === null || !isWhole(said)) return undefined
  return openingOf(own, said, signedOn)
}

/** What a commitment is made of: a nonce that nobody knows without the signature's own key, and the statement. */
export function openingOf(
  own: Pick<Keys, "tag">,
  said: WholeStatement,
  signedOn: Day,
): SignatureOpening {
  const { petition: pid, textSha256, lang, assurance, committed } = said
  const identifiedBy = said.iin === null ? "email" : "iin"
  const facts = { pid, textSha256, lang, assurance, identifiedBy, signedOn } as const
  const signer = { ...said, identifier: committed.identifier }
  const bytes = statementBytes({ ...facts, areaId: committed.area }, signer)
  return { nonce: own.tag("nonce", openingContext(pid)), statement: fromUtf8(bytes) ?? "" }
}

/** Tells whether a statement holds all that its commitment needs. */
export function isWhole(statement: SignerStatement): statement is WholeStatement {
  return statement.committed !== undefined
}

const SealedOpening = z.object({ nonce: z.string().transform(asBytes), statement: z.string() })

function openSealed(own: Pick<Keys, "open">, petition: string, sealed: Buffer): SignatureOpening {
  const plain = own.open(sealed, openingContext(petition))
  return SealedOpening.parse(JSON.parse(plain.toString("utf8")))
}

function openingContext(petition: string): string {
  return `opening/${petition}`
}

/** Seals the opening of a withdrawn, invalidated or restored leaf under the house's key: its signer's statement may go. */
export function sealReference(
  keys: Pick<Keys, "seal">,
  petition: string,
  { nonce, ref }: ReferenceOpening,
): Buffer {
  const plain = canonicalJson({ nonce: toBase64(nonce), ref: toBase64(ref) })
  return keys.seal(Buffer.from(plain), `reference/${petition}`)
}

const SealedReference = z.object({
  nonce: z.string().transform(asBytes),
  ref: z.string().transform(asBytes),
})

/** Opens what `sealReference` sealed: for the signer's own page and for auditors. @throws where it was changed */
export function openReference(
  keys: Pick<Keys, "open">,
  petition: string,
  openingSealed: Buffer,
): ReferenceOpening {
  const plain = keys.open(openingSealed, `reference/${petition}`)
  return SealedReference.parse(JSON.parse(plain.toString("utf8")))
}

const Statement = z.object({
  pid: z.string(),
  text_sha256: z.string(),
  area_id: z.string().nullable(),
  lang: z.string(),
  assurance: z.enum(assurances),
  signed_on: z.string(),
  iin: z.string().optional(),
  email: z.string().optional(),
})

/** What a receipt says beside its proof: the leaf made again from the opening, and all facts but who signed. */
export function receiptExtraOf({ nonce, statement }: SignatureOpening): ReceiptExtra {
  const said = Statement.parse(JSON.parse(statement))
  const identifiedBy: IdentifiedBy = said.iin === undefined ? "email" : "iin"
  return {
    leaf: signatureLeafOf(said.pid, { nonce, statement }),
    nonce,
    pid: said.pid,
    textSha256: said.text_sha256,
    areaId: said.area_id,
    lang: said.lang,
    assurance: said.assurance,
    signedOn: said.signed_on,
    identifiedBy,
  }
}

/** The hash of the leaf that an opening opens: what a withdrawal refers to. */
export function signatureLeafHash(pid: string, opening: SignatureOpening): Uint8Array {
  return hashLeaf(nodeDigest, signatureLeafOf(pid, opening))
}

function signatureLeafOf(pid: string, { nonce, statement }: SignatureOpening): Uint8Array {
  const c = commitmentOf(nodeDigest, nonce, utf8(statement))
  return leafBytes({ type: "signature", pid, c: toBase64(c) })
}

function asBytes(base64: string): Uint8Array {
  const bytes = fromBase64(base64)
  if (!bytes) throw new Error("an opening holds no base64")
  return bytes
}
