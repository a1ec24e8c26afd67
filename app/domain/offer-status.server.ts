import { sha256 } from "#app/lib/seal.server.ts"
import { findOfferBySecret } from "#db/queries/evidence-offers.server.ts"
import type { StoredOffer } from "#db/queries/evidence-offers.server.ts"
import { getPublicId } from "#db/queries/public-ids.server.ts"
import type { Reader } from "#db/schema.ts"

/**
 * The offer of a mailed secret with its promise's public id, for whoever holds the letter; undefined where there is
 * none.
 */
export async function findOfferOfSecret(
  db: Reader,
  secret: string,
): Promise<(StoredOffer & { readonly pledgePublicId: string }) | undefined> {
  const offer = await findOfferBySecret(db, sha256(secret))
  if (!offer) return undefined
  return { ...offer, pledgePublicId: await getPublicId(db, "pledge", offer.pledgeId) }
}
