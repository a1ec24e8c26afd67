import { commitmentOf, nonceLength, referenceCommitment, statementBytes } from "./commitment.ts"
import type { SignatureFacts } from "./commitment.ts"
import { parseEmailAddress } from "./email-address.ts"
import { appendLeaf } from "./log.server.ts"
import type { Leaf } from "./log-leaf.ts"
import { procedureOf } from "./rule-set.server.ts"
import {
  openOpening,
  sealOpening,
  sealReference,
  signatureLeafHash,
} from "./signature-opening.server.ts"
import { openStatement } from "./signature-secrets.server.ts"
import type { SignerStatement } from "./signature-secrets.server.ts"
import type { House } from "#app/context.server.ts"
import { dayIn } from "#app/lib/instant.ts"
import type { Instant } from "#app/lib/instant.ts"
import { newNonce } from "#app/lib/seal.server.ts"
import { fromUtf8, toBase64 } from "#app/log/bytes.ts"
import { nodeDigest } from "#app/log/digest.server.ts"
import { getAreaPublicId } from "#db/queries/areas.server.ts"
import {
  findSealedSignature,
  insertReference,
  writeOpening,
} from "#db/queries/commitment-openings.server.ts"
import type { StoredPetition } from "#db/queries/petitions.server.ts"
import type { Trx } from "#db/schema.ts"

type LeafHouse = Pick<House, "keys" | "ruleSets">

/** Which signature of which petition a leaf is about. */
export interface LoggedSignature {
  readonly petition: StoredPetition
  readonly signatureId: number
}

/**
 * Appends the leaf of a signature that counts from now on, in the transaction that counts it: commits to its
 * statement under a fresh nonce and keeps the opening under the signature's own key.
 *
 * @param confirmedAt when its signer confirmed it: the day of which is committed to
 * @throws where its statement was destroyed; LogClosed where the log is not gone on with
 */
export async function logSignature(
  house: LeafHouse,
  trx: Trx,
  { petition, signatureId }: LoggedSignature,
  confirmedAt: Instant,
): Promise<void> {
  const sealed = await findSealedSignature(trx, signatureId)
  if (!sealed) throw new Error("a signature without a statement cannot be counted")
  const said = openStatement(house.keys, petition.publicId, sealed)
  const { timeZone } = procedureOf(house.ruleSets, petition.ruleSet)
  const facts = {
    ...factsOf(said),
    areaId: said.areaId === null ? null : await getAreaPublicId(trx, said.areaId),
    signedOn: dayIn(timeZone, confirmedAt),
  }
  const nonce = newNonce(nonceLength)
  const statement = statementBytes(facts, { ...said, identifier: identifierOf(said) })
  const opening = { nonce, statement: fromUtf8(statement) ?? "" }
  await writeOpening(
    trx,
    signatureId,
    sealOpening(house.keys, petition.publicId, sealed.keySealed, opening),
  )
  const c = toBase64(commitmentOf(nodeDigest, nonce, statement))
  const leaf: Leaf = { type: "signature", pid: petition.publicId, c }
  appendLeaf(trx, leaf, { petitionId: petition.id, signatureId })
}

/** What is done to a counted signature: by its signer, or by people who act for the house and are named by key. */
export type SignatureChange =
  | { readonly type: "withdrawn" }
  | { readonly type: "invalidated"; readonly reason: string; readonly actors: readonly string[] }
  | { readonly type: "restored"; readonly actors: readonly string[] }

/**
 * Appends the leaf that takes a counted signature out of the count, or puts it back, in the transaction that
 * does so. It refers to the signature's own leaf by a commitment alone; the opening is kept sealed under the
 * house's key. To be called before the signature's statement is destroyed.
 *
 * @throws where the signature was never counted or its statement is gone; LogClosed
 */
export async function logChange(
  house: Pick<House, "keys">,
  trx: Trx,
  { petition, signatureId }: LoggedSignature,
  change: SignatureChange,
): Promise<void> {
  const { publicId: pid } = petition
  const sealed = await findSealedSignature(trx, signatureId)
  const openingSealed = sealed?.openingSealed
  if (!sealed || !openingSealed) throw new Error("a signature was counted without a leaf")
  const { keySealed } = sealed
  const ref = signatureLeafHash(pid, openOpening(house.keys, pid, { keySealed, openingSealed }))
  const nonce = newNonce(nonceLength)
  await insertReference(trx, petition.id, {
    signatureId,
    type: change.type,
    openingSealed: sealReference(house.keys, pid, { nonce, ref }),
  })
  const c = toBase64(referenceCommitment(nodeDigest, nonce, ref))
  // Not tied to the signature by its row: only the sealed opening says which it was.
  appendLeaf(trx, { ...change, pid, c }, { petitionId: petition.id })
}

function factsOf(said: SignerStatement): Omit<SignatureFacts, "areaId" | "signedOn"> {
  return {
    pid: said.petition,
    textSha256: said.textSha256,
    lang: said.lang,
    assurance: said.assurance,
    identifiedBy: said.iin === null ? "email" : "iin",
  }
}

/** The IIN or the canonical form of the address: what its holder types again. */
function identifierOf({ iin, email }: SignerStatement): string {
  if (iin !== null) return iin
  const address = parseEmailAddress(email)
  if (!address.ok) throw new Error("a statement holds no address")
  return address.value.canonical
}
