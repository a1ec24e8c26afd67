import { checkEligibility } from "./eligibility.server.ts"
import type { EligibilityRefusal } from "./eligibility.ts"
import type { EmailAddress } from "./email-address.ts"
import { findOwnIdentification } from "./identification.server.ts"
import type { IdentityClaim } from "./identity.ts"
import { placeSignature } from "./identified-placing.server.ts"
import type { PlacingRefusal } from "./identified-placing.server.ts"
import type { FormOrigin } from "./letter-signing.server.ts"
import { requestSignature } from "./signature-request.server.ts"
import { confirmSignature } from "./signature.server.ts"
import type { Confirming } from "./signature.server.ts"
import { petitionFor } from "./signing-ways.server.ts"
import type { IdentityHouse, WayRefusal } from "./signing-ways.server.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { sha256 } from "#app/lib/seal.server.ts"
import { commit } from "#db/commit.server.ts"
import { useIdentification } from "#db/queries/identifications.server.ts"
import type { StoredPetition } from "#db/queries/petitions.server.ts"

type ConfirmingRefusal = Extract<Confirming, { ok: false }>["refusal"]["code"]

/** Where it leads: to the signer's own page by its secret, or to a letter. */
export type IdentifiedSigning = Outcome<
  { readonly secret: string } | { readonly mailed: "if-needed" },
  WayRefusal | EligibilityRefusal | PlacingRefusal | ConfirmingRefusal | "identification-lapsed"
>

/** What the page after an identification asks for. */
export interface IdentifiedForm extends FormOrigin {
  /** Null where the signer gives none: their own page is then shown, and nothing mailed. */
  readonly email: EmailAddress | null
}

/**
 * Signs by an identification that was answered in this browser.
 *
 * Without an address, or with one that the provider itself has proved, the signature counts at once and its
 * secret is handed back. Another address has to be proved first: the letter goes there, and its link
 * confirms. Who signed before in a weaker way takes that signature over instead: one person, one leaf.
 * Sending the form again answers the same.
 */
export async function signIdentified(
  house: IdentityHouse,
  identification: { readonly secret: string; readonly petitionId: string },
  form: IdentifiedForm,
  now: Instant,
): Promise<IdentifiedSigning> {
  const own = await findOwnIdentification(house, identification.secret, now)
  if (own?.petition.publicId !== identification.petitionId) {
    return refuse("identification-lapsed")
  }
  const secret = signatureSecret(identification.secret)
  if (own.used) return confirmed(house, secret, now)
  const { claim, petition } = own
  if (!claim) return refuse("identification-lapsed")
  const asked = await petitionFor(house, petition.publicId, own.way, now)
  if (!asked.ok) return asked
  const eligible = await checkEligibility(house, petition, claim, now)
  if (!eligible.ok) return eligible

  if (form.email && form.email.canonical !== claim.email?.canonical) {
    return byLetter(house, own.id, petition, claim, { ...form, email: form.email }, now)
  }
  const signer = { ...form, claim }
  const placed = await commit(house.db, async (trx) => {
    if (!(await useIdentification(trx, own.id, now))) return refuse("identification-lapsed")
    return placeSignature(house, trx, petition, signer, sha256(secret), now)
  })
  return placed.ok ? confirmed(house, secret, now) : placed
}

async function confirmed(
  house: IdentityHouse,
  secret: string,
  now: Instant,
): Promise<IdentifiedSigning> {
  const confirmation = await confirmSignature(house, secret, now)
  if (confirmation.ok) return accept({ secret })
  // Of an identification that was used for a letter there is no such signature.
  const isNone = confirmation.refusal.code === "no-such-signature"
  return isNone ? refuse("identification-lapsed") : confirmation
}

async function byLetter(
  house: IdentityHouse,
  identificationId: number,
  petition: StoredPetition,
  claim: IdentityClaim,
  form: IdentifiedForm & { readonly email: EmailAddress },
  now: Instant,
): Promise<IdentifiedSigning> {
  const used = await commit(house.db, async (trx) =>
    (await useIdentification(trx, identificationId, now))
      ? accept(undefined)
      : refuse("identification-lapsed"),
  )
  if (!used.ok) return used
  const { family, given, patronymic, iin, assurance, evidence } = claim
  const { areaId } = petition
  const identity = { assurance, evidence }
  const signer = { family, given, patronymic, iin, areaId, identity, ...form }
  return requestSignature(house, petition.publicId, signer, now)
}

/** The signature's own secret follows from the browser's, so that a form that is sent twice finds it again. */
function signatureSecret(secret: string): string {
  return sha256(`uade/v1/identified\0${secret}`).toString("base64url")
}
