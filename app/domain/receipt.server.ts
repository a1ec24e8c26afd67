import { receiptFacts } from "./log-receipt.server.ts"
import { formatReceiptExtra } from "./receipt.ts"
import type { LoggedSignature } from "./signature-leaf.server.ts"
import { openOpening, receiptExtraOf } from "./signature-opening.server.ts"
import type { SignerStatement } from "./signature-statement.server.ts"
import type { House } from "#app/context.server.ts"
import type { Instant } from "#app/lib/instant.ts"
import { sha256 } from "#app/lib/seal.server.ts"
import { equalBytes } from "#app/log/bytes.ts"
import { formatTlogProof } from "#app/log/tlog-proof.ts"
import { findSealedSignature } from "#db/queries/commitment-openings.server.ts"
import { enqueue } from "#db/queries/outbox.server.ts"
import { getPetition } from "#db/queries/petitions.server.ts"
import { findSignature } from "#db/queries/signatures.server.ts"
import type { StoredSignature } from "#db/queries/signatures.server.ts"
import type { Trx } from "#db/schema.ts"

type ReceiptHouse = Pick<House, "keys"> & { readonly db: Pick<House["db"], "read"> }

/**
 * Mails its signer the receipt of a signature that counts from now on, in the transaction that counts it.
 * @param said what its signer said
 */
export async function sendReceipt(
  { keys }: Pick<House, "keys">,
  trx: Trx,
  { petition: { title }, signatureId }: LoggedSignature,
  { email, lang }: Pick<SignerStatement, "email" | "lang">,
  at: Instant,
): Promise<void> {
  // Who gave no address has the receipt on their own page.
  if (email === "") return
  await enqueue(trx, keys, "receipt", { email, lang, title, signatureId }, at)
}

/** The receipt of a mailed secret's signature, as a file; undefined where none is counted by it. */
export async function receiptOf(house: ReceiptHouse, secret: string): Promise<string | undefined> {
  const signature = await findSignature(house.db.read, sha256(secret))
  return signature && receiptOfSignature(house, signature)
}

/** Tells whether there is a receipt of a mailed secret's signature, without making it. */
export async function hasReceipt(
  { db }: Pick<ReceiptHouse, "db">,
  secret: string,
): Promise<boolean> {
  const signature = await findSignature(db.read, sha256(secret))
  if (signature?.state !== "counted") return false
  const sealed = await findSealedSignature(db.read, signature.id)
  return sealed !== undefined && (sealed.signedOn ?? sealed.openingSealed) !== null
}

/**
 * The receipt of a signature that is counted: a C2SP tlog-proof that holds no name, no IIN and no address.
 * Undefined for any other, such as one that was taken back: its nonce is destroyed.
 * @throws where the log holds another leaf than the one that the signature's opening opens
 */
export async function receiptOfSignature(
  { db, keys }: ReceiptHouse,
  { id, petitionId, state }: Pick<StoredSignature, "id" | "petitionId" | "state">,
): Promise<string | undefined> {
  if (state !== "counted") return undefined
  const { publicId } = await getPetition(db.read, petitionId)
  const sealed = await findSealedSignature(db.read, id)
  const facts = await receiptFacts(db.read, id)
  const opening = sealed && facts && openOpening(keys, publicId, sealed)
  if (!opening) return undefined
  const extra = receiptExtraOf(opening)
  if (!equalBytes(extra.leaf, facts.leafBytes)) throw new Error("a receipt fits another leaf")
  const { index, proof, checkpoint } = facts
  return formatTlogProof({
    extra: formatReceiptExtra(extra),
    index: BigInt(index),
    proof,
    checkpoint,
  })
}
