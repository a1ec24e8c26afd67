import { commitmentOf, nonceLength, referenceCommitment } from "./commitment.ts"
import { parseEmailAddress } from "./email-address.ts"
import { appendLeaf } from "./log.server.ts"
import type { Leaf } from "./log-leaf.ts"
import { procedureOf } from "./rule-set.server.ts"
import {
  isWhole,
  openOpening,
  openingOf,
  sealReference,
  signatureLeafHash,
} from "./signature-opening.server.ts"
import { readStatement, resealStatement, signatureKeys } from "./signature-secrets.server.ts"
import type { SignerStatement, WholeStatement } from "./signature-statement.server.ts"
import type { House } from "#app/context.server.ts"
import { dayIn } from "#app/lib/instant.ts"
import type { Instant } from "#app/lib/instant.ts"
import { newNonce } from "#app/lib/seal.server.ts"
import { toBase64, utf8 } from "#app/log/bytes.ts"
import { nodeDigest } from "#app/log/digest.server.ts"
import { getAreaPublicId } from "#db/queries/areas.server.ts"
import {
  findSealedSignature,
  insertReference,
  writeSignedOn,
  writeStatement,
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
 * statement under a nonce of its own. Both can be made again while its key is kept, and never after.
 *
 * @param confirmedAt when its signer confirmed it: the day of which is committed to
 * @returns what its signer said
 * @throws where its statement was destroyed; LogClosed where the log is not gone on with
 */
export async function logSignature(
  house: LeafHouse,
  trx: Trx,
  { petition, signatureId }: LoggedSignature,
  confirmedAt: Instant,
): Promise<SignerStatement> {
  const { publicId: pid } = petition
  const sealed = await findSealedSignature(trx, signatureId)
  if (!sealed) throw new Error("a signature without a statement cannot be counted")
  const own = signatureKeys(house.keys, pid, sealed.keySealed)
  const read = readStatement(own, pid, sealed.statementSealed)
  const said = isWhole(read) ? read : await completed(trx, read)
  if (said !== read) await writeStatement(trx, signatureId, resealStatement(own, said))
  const signedOn = dayIn(procedureOf(house.ruleSets, petition.ruleSet).timeZone, confirmedAt)
  if (signedOn !== sealed.signedOn) await writeSignedOn(trx, signatureId, signedOn)
  const { nonce, statement } = openingOf(own, said, signedOn)
  const c = toBase64(commitmentOf(nodeDigest, nonce, utf8(statement)))
  const leaf: Leaf = { type: "signature", pid, c }
  appendLeaf(trx, leaf, { petitionId: petition.id, signatureId })
  return said
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
  const opening = sealed && openOpening(house.keys, pid, sealed)
  if (!opening) throw new Error("a signature was counted without a leaf")
  const ref = signatureLeafHash(pid, opening)
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

/** What was sealed before a statement held all that its commitment needs. */
async function completed(trx: Trx, said: SignerStatement): Promise<WholeStatement> {
  const area = said.areaId === null ? null : await getAreaPublicId(trx, said.areaId)
  return { ...said, committed: { identifier: identifierOf(said), area } }
}

/** The IIN or the canonical form of the address. */
function identifierOf({ iin, email }: SignerStatement): string {
  if (iin !== null) return iin
  const address = parseEmailAddress(email)
  if (!address.ok) throw new Error("a statement holds no address")
  return address.value.canonical
}
