import { checkEligibility } from "./eligibility.server.ts"
import { mostRollTries, tryTag } from "./roll.ts"
import type { RollGiven, SignerGiven } from "./signer-form.ts"
import { requestSignature } from "./signature-request.server.ts"
import type { RequestTaken, Signer } from "./signature-request.server.ts"
import { petitionFor } from "./signing-ways.server.ts"
import type { IdentityHouse, WayRefusal } from "./signing-ways.server.ts"
import type { IdentityClaim } from "./identity.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { todayAt } from "#app/lib/zone.ts"
import { commit } from "#db/commit.server.ts"
import type { StoredPetition } from "#db/queries/petitions.server.ts"
import { countRollTry } from "#db/queries/roll-tries.server.ts"

export type Requesting = Outcome<RequestTaken, WayRefusal>

/** From where a form came, and in which language its signer is written to. */
export type FormOrigin = Pick<Signer, "lang" | "network">

/** Takes what a signer typed and mails the letter that proves the address. @see requestSignature */
export async function signByMail(
  house: IdentityHouse,
  asked: string | StoredPetition,
  given: SignerGiven,
  origin: FormOrigin,
  now: Instant,
): Promise<Requesting> {
  const signable = await petitionFor(house, asked, "email", now)
  if (!signable.ok) return signable
  const petition = signable.value
  const claim = await house.providers.get("email")?.complete("", given, now)
  if (!claim?.ok) throw new Error("mail is always set up")
  return requestSignature(house, petition, signerOf(claim.value, petition, given, origin), now)
}

/**
 * The same for who says to be on the voters' roll. The letter is sent only to who stands on it, in the
 * petition's district and of age; nobody is told on the page whether it was, and more than five tries a day
 * of one address or one IIN are answered like the others and looked up no more.
 */
export async function signByRoll(
  house: IdentityHouse,
  petitionId: string,
  given: RollGiven,
  origin: FormOrigin,
  now: Instant,
): Promise<Requesting> {
  const asked = await petitionFor(house, petitionId, "roll", now)
  if (!asked.ok) return asked
  const taken = accept({ mailed: "if-needed" } as const)
  if (await isOneTryTooMany(house, given, now)) return taken
  const claim = await house.providers.get("roll")?.complete("", given, now)
  if (!claim?.ok) return taken
  const eligible = await checkEligibility(house, asked.value, claim.value, now)
  if (!eligible.ok) return taken
  return requestSignature(house, petitionId, signerOf(claim.value, asked.value, given, origin), now)
}

/** Counts a try under the roll's key, for the address and for the IIN alike. */
async function isOneTryTooMany(
  { db, rollKeys }: IdentityHouse,
  { email, iin }: RollGiven,
  now: Instant,
): Promise<boolean> {
  if (!rollKeys) return true
  const tags = [tryTag(rollKeys, "email", email.canonical), tryTag(rollKeys, "iin", iin)]
  const day = todayAt(now)
  const counted = await commit(db, async (trx) => {
    let most = 0
    for (const tag of tags) most = Math.max(most, await countRollTry(trx, tag, day))
    return accept(most)
  })
  return counted.value > mostRollTries
}

/** Who ticks the box declares the petition's own district. */
function signerOf(
  claim: IdentityClaim,
  { areaId, asks }: StoredPetition,
  { email }: Pick<SignerGiven, "email">,
  origin: FormOrigin,
): Signer {
  const { family, given, patronymic, iin, assurance, evidence } = claim
  return {
    ...{ family, given, patronymic, email, areaId },
    iin: asks === "iin" ? iin : null,
    ...(assurance === "email" ? {} : { identity: { assurance, evidence } }),
    ...origin,
  }
}
