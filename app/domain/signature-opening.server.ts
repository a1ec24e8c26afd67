import { z } from "zod"
import { commitmentOf } from "./commitment.ts"
import type { IdentifiedBy } from "./commitment.ts"
import { leafBytes } from "./log-leaf.ts"
import type { ReceiptExtra } from "./receipt.ts"
import { signatureKeys } from "./signature-secrets.server.ts"
import { assurances } from "./signature.ts"
import { canonicalJson } from "#app/lib/canonical-json.ts"
import type { Keys } from "#app/lib/seal.server.ts"
import { fromBase64, toBase64, utf8 } from "#app/log/bytes.ts"
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

/** Seals a signature's opening under the signature's own key: with its statement, its opening goes. */
export function sealOpening(
  keys: Pick<Keys, "open">,
  petition: string,
  keySealed: Buffer,
  { nonce, statement }: SignatureOpening,
): Buffer {
  const own = signatureKeys(keys, petition, keySealed)
  const plain = canonicalJson({ nonce: toBase64(nonce), statement })
  return own.seal(Buffer.from(plain), `opening/${petition}`)
}

const SealedOpening = z.object({ nonce: z.string().transform(asBytes), statement: z.string() })

/** Opens what `sealOpening` sealed. @throws where it belongs elsewhere or was changed */
export function openOpening(
  keys: Pick<Keys, "open">,
  petition: string,
  sealed: { readonly keySealed: Buffer; readonly openingSealed: Buffer },
): SignatureOpening {
  const own = signatureKeys(keys, petition, sealed.keySealed)
  const plain = own.open(sealed.openingSealed, `opening/${petition}`)
  return SealedOpening.parse(JSON.parse(plain.toString("utf8")))
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
