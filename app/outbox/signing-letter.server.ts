import { z } from "zod"
import { beforeOpeningStates } from "#app/domain/petition-state.ts"
import { signatureConfirmation } from "#app/emails/signature-confirmation.ts"
import type { Letter } from "#app/emails/letter.ts"
import { langs } from "#app/i18n/lang.ts"
import { findReply } from "#db/queries/petition-story.server.ts"
import { findPetition } from "#db/queries/petitions.server.ts"
import type { LetterHouse } from "./letter-writers.server.ts"

const Payload = z.object({
  email: z.string(),
  lang: z.enum(langs),
  title: z.string(),
  secret: z.string(),
  expiresAt: z.string(),
  petition: z.string(),
})

/**
 * The letter that asks a signer to confirm, with grounds and reply as they stand when it is sent; undefined
 * where the petition was removed meanwhile: nobody is to sign it.
 */
export async function confirmationLetter(
  house: LetterHouse,
  sent: unknown,
): Promise<{ readonly to: string; readonly letter: Letter } | undefined> {
  const { email, petition: publicId, ...payload } = Payload.parse(sent)
  const petition = await findPetition(house.db.read, publicId)
  if (!petition || petition.state === "removed") return undefined
  const sides = {
    statement: petition.statement,
    reply: (await findReply(house.db.read, petition.id)) ?? null,
    beforeOpening: beforeOpeningStates.includes(petition.state),
  }
  return { to: email, letter: signatureConfirmation({ ...payload, sides }, house) }
}
