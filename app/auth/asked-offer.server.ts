import { emailTag } from "./accounts.server.ts"
import { letterLimit } from "./letter-limit.server.ts"
import type { House, RequestContext } from "#app/context.server.ts"
import { parseEmailAddress } from "#app/domain/email-address.ts"
import { readPublicId } from "#app/domain/public-id.ts"
import { findOffer } from "#db/queries/evidence-offers.server.ts"
import type { StoredOffer } from "#db/queries/evidence-offers.server.ts"
import { findOfferOnDesk } from "#db/queries/waiting-offers.server.ts"
import type { OfferOnDesk } from "#db/queries/waiting-offers.server.ts"

const isEnough = letterLimit("evidence", 5)

/** Tells whether an address gets no further letter about evidence this hour; an address that is none never does. */
export async function hasLettersEnough(
  house: Pick<House, "db" | "keys">,
  email: string | null,
): Promise<boolean> {
  const parsed = email === null ? undefined : parseEmailAddress(email)
  if (parsed?.ok !== true) return false
  return isEnough(house, emailTag(house.keys, parsed.value.canonical))
}

/**
 * The offer of a watchdog's page.
 * @throws a 404 where there is no such offer or its sender has not confirmed it
 */
export async function askedOffer(
  { db, lang }: RequestContext,
  param: string | undefined,
): Promise<{ readonly offer: OfferOnDesk; readonly stored: StoredOffer }> {
  const publicId = readPublicId(param ?? "")
  const [offer, stored] = publicId
    ? await Promise.all([findOfferOnDesk(db.read, publicId, lang), findOffer(db.read, publicId)])
    : []
  if (!offer || !stored) throw new Response(null, { status: 404 })
  return { offer, stored }
}
