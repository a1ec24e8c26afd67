import type { EmailAddress } from "./email-address.ts"
import { keepEvidence } from "./signature-evidence.server.ts"
import { procedureOf } from "./rule-set.server.ts"
import type { Signer, SigningHouse } from "./signature-request.server.ts"
import { sealStatement } from "./signature-secrets.server.ts"
import { leaveTrace } from "./signing-trace.server.ts"
import { dayIn } from "#app/lib/instant.ts"
import type { Instant } from "#app/lib/instant.ts"
import { getAreaPublicId } from "#db/queries/areas.server.ts"
import type { StoredPetition } from "#db/queries/petitions.server.ts"
import { insertSignature } from "#db/queries/signatures.server.ts"
import type { Trx } from "#db/schema.ts"

/** A signer whose address may be missing, as it may where they proved otherwise who they are. */
export type AnySigner = Omit<Signer, "email"> & { readonly email: EmailAddress | null }

interface Requested {
  readonly tag: Buffer
  readonly emailTag: Buffer
  /** SHA-256 of the secret by which the signer comes back. */
  readonly secretHash: Buffer
  readonly requestedAt: Instant
  readonly expiresAt: Instant
}

/** Stores a request to sign, with what its identity rests on and whence it came, all sealed or keyed. */
export async function storeRequest(
  { keys, ruleSets }: Pick<SigningHouse, "keys" | "ruleSets">,
  trx: Trx,
  petition: StoredPetition,
  signer: AnySigner,
  { emailTag, ...requested }: Requested,
): Promise<void> {
  const { email, identity, lang, network } = signer
  const { publicId } = petition
  const area = signer.areaId === null ? null : await getAreaPublicId(trx, signer.areaId)
  const sealed = sealStatement(keys, statementOf(petition, signer, area))
  const { timeZone } = procedureOf(ruleSets, petition.ruleSet)
  const id = await insertSignature(trx, {
    petitionId: petition.id,
    assurance: assuranceOf(signer),
    emailTag: email ? emailTag : null,
    ...requested,
    ...sealed,
    lang,
    signedOn: dayIn(timeZone, requested.requestedAt),
  })
  const now = requested.requestedAt
  if (identity) {
    const signature = { id, petition: publicId, keySealed: sealed.keySealed }
    await keepEvidence({ keys }, trx, signature, identity, now)
  }
  const row = { id, petitionId: petition.id, petition: publicId }
  if (email) await leaveTrace(keys, trx, row, { network, email }, now)
}

function statementOf(
  { publicId, textSha256, asks }: StoredPetition,
  signer: AnySigner,
  area: string | null,
) {
  const iin = asks === "iin" ? signer.iin : null
  return {
    petition: publicId,
    textSha256: textSha256.toString("hex"),
    family: signer.family,
    given: signer.given,
    patronymic: signer.patronymic,
    iin,
    email: signer.email?.address ?? "",
    areaId: signer.areaId,
    lang: signer.lang,
    assurance: assuranceOf(signer),
    committed: { identifier: iin ?? signer.email?.canonical ?? "", area },
  }
}

function assuranceOf({ identity }: AnySigner) {
  return identity?.assurance ?? "email"
}
