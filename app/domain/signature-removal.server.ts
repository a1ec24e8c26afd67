import { actorKeyId } from "./log.server.ts"
import { closingStates } from "./petition-state.ts"
import { newPublicId } from "./public-id.server.ts"
import type { InvalidationClass, SignatureMeasure } from "./removal-condition.ts"
import { logChange } from "./signature-leaf.server.ts"
import { openStatement } from "./signature-secrets.server.ts"
import { mayMoveSignature } from "./signature.ts"
import type { SignatureState } from "./signature.ts"
import type { House } from "#app/context.server.ts"
import type { Instant } from "#app/lib/instant.ts"
import { newSecret, sha256 } from "#app/lib/seal.server.ts"
import { enqueue } from "#db/queries/outbox.server.ts"
import { addToCount } from "#db/queries/petition-count.server.ts"
import type { StoredPetition } from "#db/queries/petitions.server.ts"
import {
  findInvalidation,
  insertInvalidation,
  lockSignatureById,
  setSignatureState,
  undoInvalidation,
} from "#db/queries/signature-invalidations.server.ts"
import type { Invalidation, WorkedSignature } from "#db/queries/signature-invalidations.server.ts"
import { findActiveSignature } from "#db/queries/signatures.server.ts"
import type { Trx } from "#db/schema.ts"

type RemovalHouse = Pick<House, "db" | "keys">

/** What is done to a signature, in which job, by which two. */
export interface SignatureDeed {
  readonly jobId: number
  readonly measure: SignatureMeasure
  readonly class: InvalidationClass
  readonly first: number
  readonly second: number
}

/** Whether moderators may still move a petition's count: from its opening to its end; what was handed over stands. */
export function isCountOpen({ state }: Pick<StoredPetition, "state">): boolean {
  return closingStates.includes(state)
}

/**
 * Does to one signature what two moderators decided: its state, its leaf, its petition's count and the letter to
 * its signer change together. A signature that the measure no longer fits, such as one withdrawn meanwhile, is
 * passed over.
 *
 * @returns whether something was done
 */
export async function workOnSignature(
  house: RemovalHouse,
  trx: Trx,
  petition: StoredPetition,
  signatureId: number,
  deed: SignatureDeed,
  now: Instant,
): Promise<boolean> {
  const signature = await lockSignatureById(trx, house.db.engine, signatureId)
  const to = deed.measure === "released" ? "counted" : deed.measure
  const from = signature.state as SignatureState
  if (!mayMoveSignature(from, to, "moderator")) return false
  const standing = await findInvalidation(trx, signatureId)
  const isSetAside = from === "held" && standing?.undoneAt === null
  // Held otherwise: a seconder's, before the opening.
  if (from === "held" && !isSetAside) return false
  await setSignatureState(trx, signatureId, to)
  if (isSetAside) await undoInvalidation(trx, signatureId, endOf(deed.measure), now)
  const counts = from === "counted" ? -1 : to === "counted" ? 1 : 0
  if (counts !== 0) await moveCount(house, trx, petition, signatureId, deed, counts, now)
  if (deed.measure !== "released") {
    await tell(house, trx, petition, signature, { ...deed, measure: deed.measure }, now)
  }
  return true
}

/** How it ends that a signature was set aside. */
function endOf(measure: SignatureMeasure): "release" | "invalidation" {
  return measure === "released" ? "release" : "invalidation"
}

/**
 * Moves the count and the log together. What is invalidated after it was set aside moves neither: the log took
 * it out of the count when it was set aside, and the ledger says what became of it.
 */
async function moveCount(
  house: RemovalHouse,
  trx: Trx,
  petition: StoredPetition,
  signatureId: number,
  { class: reason, first, second }: SignatureDeed,
  by: 1 | -1,
  now: Instant,
): Promise<void> {
  const actors = keyIds(house, first, second)
  const change =
    by === 1
      ? ({ type: "restored", actors } as const)
      : ({ type: "invalidated", reason, actors } as const)
  await logChange(house, trx, { petition, signatureId }, change)
  await addToCount(trx, petition.id, by, now)
}

/** Notes what was done and writes to the signer, with a link that takes an appeal. */
async function tell(
  house: RemovalHouse,
  trx: Trx,
  petition: StoredPetition,
  signature: WorkedSignature,
  { jobId, measure, class: of }: SignatureDeed & { readonly measure: Invalidation["measure"] },
  now: Instant,
): Promise<void> {
  const secret = newSecret()
  await insertInvalidation(trx, {
    publicId: newPublicId(),
    signatureId: signature.id,
    petitionId: petition.id,
    ...{ jobId, measure, class: of },
    at: now,
    appealHash: sha256(secret),
  })
  const to = addressOf(house, petition, signature)
  if (to === undefined) return
  const letter = { ...to, title: petition.title, measure, reason: of, secret }
  await enqueue(trx, house.keys, "signature-invalidated", letter, now)
}

/**
 * Counts a signature again after an upheld appeal: leaf, count and state together. Where the petition is over,
 * its count was handed over and stands; where its signer has signed anew meanwhile, that signature counts.
 *
 * @returns whether it counts again
 */
export async function restoreSignature(
  house: RemovalHouse,
  trx: Trx,
  petition: StoredPetition,
  { signatureId }: Pick<Invalidation, "signatureId">,
  by: number,
  now: Instant,
): Promise<boolean> {
  const signature = await lockSignatureById(trx, house.db.engine, signatureId)
  const from = signature.state as SignatureState
  if (!isCountOpen(petition) || !mayMoveSignature(from, "counted", "moderator")) return false
  const another = signature.tag && (await findActiveSignature(trx, petition.id, signature.tag))
  if (another && another.id !== signatureId) return false
  await setSignatureState(trx, signatureId, "counted")
  await undoInvalidation(trx, signatureId, "appeal", now)
  const actors = keyIds(house, by)
  await logChange(house, trx, { petition, signatureId }, { type: "restored", actors })
  await addToCount(trx, petition.id, 1, now)
  return true
}

/** Where a signer is written to; undefined where no address was given or it was destroyed. */
export function addressOf(
  { keys }: Pick<House, "keys">,
  { publicId }: Pick<StoredPetition, "publicId">,
  { keySealed, statementSealed }: Pick<WorkedSignature, "keySealed" | "statementSealed">,
): { readonly email: string; readonly lang: string } | undefined {
  if (!keySealed || !statementSealed) return undefined
  const { email, lang } = openStatement(keys, publicId, { keySealed, statementSealed })
  return email === "" ? undefined : { email, lang }
}

function keyIds({ keys }: Pick<House, "keys">, ...accountIds: readonly number[]): string[] {
  return [...new Set(accountIds)].map((id) => actorKeyId(keys, id))
}
