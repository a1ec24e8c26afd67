import { z } from "zod"
import type { Letter } from "#app/emails/letter.ts"
import { petitionClosed } from "#app/emails/petition-closed.ts"
import { findAccountAddress } from "#db/queries/account-address.server.ts"
import { findPetition } from "#db/queries/petitions.server.ts"
import { hasUnpublishedClosing } from "#db/queries/published-counts.server.ts"
import type { LetterHouse } from "./letter-writers.server.ts"

const Payload = z.object({ accountId: z.int(), petition: z.string() })

/** Thrown while the last number of a petition is not public: the letter is tried again. */
export class NotYetPublished extends Error {
  override readonly name = "NotYetPublished"
}

/**
 * The letter that tells how a collection ended, with the number that everybody sees; undefined where the
 * account is gone.
 * @throws NotYetPublished: nobody is told a number before the public is
 */
export async function closingLetter(
  { db, keys, origin }: LetterHouse,
  sent: unknown,
): Promise<{ readonly to: string; readonly letter: Letter } | undefined> {
  const { accountId, petition: publicId } = Payload.parse(sent)
  const account = await findAccountAddress(db.read, keys, accountId)
  const petition = await findPetition(db.read, publicId)
  if (!account || !petition) return undefined
  if (await hasUnpublishedClosing(db.read, petition.id)) throw new NotYetPublished(publicId)
  const { publishedCount: count, threshold: needed } = petition
  const mail = { lang: account.lang, petition: publicId, count, needed }
  return { to: account.email, letter: petitionClosed(mail, { origin }) }
}
