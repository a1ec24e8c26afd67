import { z } from "zod"
import { receiptOfSignature } from "#app/domain/receipt.server.ts"
import type { Letter } from "#app/emails/letter.ts"
import { signatureReceipt } from "#app/emails/signature-receipt.ts"
import { langs } from "#app/i18n/lang.ts"
import { findSignatureById } from "#db/queries/signatures.server.ts"
import type { LetterHouse } from "./letter-writers.server.ts"

const Payload = z.object({
  email: z.string(),
  lang: z.enum(langs),
  title: z.string(),
  signatureId: z.int(),
})

/** The letter that brings a receipt; undefined where the signature was taken back meanwhile. */
export async function receiptLetter(
  house: LetterHouse,
  sent: unknown,
): Promise<{ readonly to: string; readonly letter: Letter } | undefined> {
  const { email, lang, title, signatureId } = Payload.parse(sent)
  const signature = await findSignatureById(house.db.read, signatureId)
  const receipt = signature && (await receiptOfSignature(house, signature))
  if (receipt === undefined) return undefined
  return { to: email, letter: signatureReceipt({ lang, title, receipt }, house) }
}
