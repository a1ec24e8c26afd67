import type { EmailAddress } from "./email-address.ts"
import { strengthOf } from "./identity.ts"
import type { IdentityClaim } from "./identity.ts"
import { countsOnPaper } from "./paper-standing.server.ts"
import { bringUpToDate } from "./petition-clock.server.ts"
import { keepEvidence } from "./signature-evidence.server.ts"
import { signingPeriod } from "./signature-request.server.ts"
import { openStatement, signerTags } from "./signature-secrets.server.ts"
import { storeRequest } from "./signature-storing.server.ts"
import { decideRequest } from "./signature.ts"
import type { SigningRefusal } from "./signature.ts"
import type { IdentityHouse } from "./signing-ways.server.ts"
import type { Lang } from "#app/i18n/lang.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { enqueue } from "#db/queries/outbox.server.ts"
import type { StoredPetition } from "#db/queries/petitions.server.ts"
import { handSignatureOver } from "#db/queries/signature-evidence.server.ts"
import { findSealedStatement } from "#db/queries/signature-requests.server.ts"
import { findActiveSignature } from "#db/queries/signatures.server.ts"
import type { StoredSignature } from "#db/queries/signatures.server.ts"
import type { Trx } from "#db/schema.ts"

export type PlacingRefusal = SigningRefusal | "already-signed"

interface IdentifiedSigner {
  readonly claim: IdentityClaim
  readonly email: EmailAddress | null
  readonly lang: Lang
  readonly network?: string | undefined
}

/**
 * Stores the signature of somebody who is identified, to be confirmed at once by its secret; or hands over
 * to them the one that stands for their IIN already, where they have proved better than it who they are.
 * Its leaf and its place in the count stay, its link and assurance are theirs from now on.
 *
 * Refuses `already-signed` where a stronger signature of the person stands, or a line on paper in one drive.
 */
export async function placeSignature(
  house: IdentityHouse,
  trx: Trx,
  known: StoredPetition,
  signer: IdentifiedSigner,
  secretHash: Buffer,
  now: Instant,
): Promise<Outcome<undefined, PlacingRefusal>> {
  const { claim } = signer
  const petition = await bringUpToDate(house, trx, known.id, now)
  const period = { ...signingPeriod(house, petition), areaId: petition.areaId }
  const decision = decideRequest(period, { areaId: petition.areaId ?? -1 }, now)
  if (!decision.ok) return decision
  const canonicalEmail = signer.email?.canonical ?? ""
  const tags = signerTags(house.keys, petition, { iin: claim.iin, canonicalEmail })
  if (await countsOnPaper(house, trx, petition, tags.tag)) return refuse("already-signed")
  const active = await findActiveSignature(trx, petition.id, tags.tag)
  if (active) return takeOver(house, trx, petition, active, claim, secretHash, now)

  const { family, given, patronymic, iin } = claim
  const whole = {
    family,
    given,
    patronymic,
    iin,
    areaId: petition.areaId,
    identity: claim,
    ...signer,
  }
  const requested = { ...tags, secretHash, ...decision.value }
  await storeRequest(house, trx, petition, whole, requested)
  return accept(undefined)
}

async function takeOver(
  house: IdentityHouse,
  trx: Trx,
  { publicId, title }: StoredPetition,
  active: StoredSignature,
  claim: IdentityClaim,
  secretHash: Buffer,
  now: Instant,
): Promise<Outcome<undefined, "already-signed">> {
  if (strengthOf(claim.assurance) < strengthOf(active.assurance)) return refuse("already-signed")
  const sealed = await findSealedStatement(trx, active.id)
  if (!sealed) throw new Error("a signature that stands has no statement")
  await handSignatureOver(trx, active.id, { secretHash, assurance: claim.assurance })
  const signature = { id: active.id, petition: publicId, keySealed: sealed.keySealed }
  await keepEvidence(house, trx, signature, claim, now)
  // Whoever signed by this IIN from there learns that its holder has come.
  const { email, lang } = openStatement(house.keys, publicId, sealed)
  if (email !== "") {
    const confirmedAt = active.confirmedAt ?? active.requestedAt
    await enqueue(trx, house.keys, "already-signed", { email, lang, title, confirmedAt }, now)
  }
  return accept(undefined)
}
