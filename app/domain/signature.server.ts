import { noteDestroyed } from "./destruction.server.ts"
import { countsOnPaper } from "./paper-standing.server.ts"
import { bringUpToDate } from "./petition-clock.server.ts"
import { addHeld, takeHeldBack } from "./petition-seconders.server.ts"
import { sendReceipt } from "./receipt.server.ts"
import { logChange, logSignature } from "./signature-leaf.server.ts"
import { signingPeriod } from "./signature-request.server.ts"
import type { SigningHouse } from "./signature-request.server.ts"
import { decideConfirmation, decideWithdrawal } from "./signature.ts"
import type { ConfirmationRefusal, WithdrawalRefusal } from "./signature.ts"
import { noteDwell } from "./signing-trace.server.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { sha256 } from "#app/lib/seal.server.ts"
import { commit } from "#db/commit.server.ts"
import { addToCount } from "#db/queries/petition-count.server.ts"
import type { StoredPetition } from "#db/queries/petitions.server.ts"
import { markWithdrawn } from "#db/queries/signature-endings.server.ts"
import {
  findActiveSignature,
  findSignature,
  lockSignature,
  markConfirmed,
} from "#db/queries/signatures.server.ts"
import type { StoredSignature } from "#db/queries/signatures.server.ts"
import type { Trx } from "#db/schema.ts"

export { requestSignature } from "./signature-request.server.ts"
export type { Signer, SigningHouse } from "./signature-request.server.ts"

export type Confirming = Outcome<
  { readonly confirmedAt: Instant; readonly state: "counted" | "held" },
  ConfirmationRefusal | "no-such-signature"
>
export type Withdrawing = Outcome<
  { readonly withdrawnAt: Instant },
  WithdrawalRefusal | "no-such-signature"
>

/**
 * Counts a signature, by the secret of its letter: once, with the counter, in one transaction. What the public
 * sees changes when the log is published, for many at once: when one was counted shows nowhere. Before the
 * petition opens it is held instead, as a seconder's. Opening the link again answers the same.
 */
export async function confirmSignature(
  house: SigningHouse,
  secret: string,
  now: Instant,
): Promise<Confirming> {
  const order = await orderOf(house, secret)
  return commit(
    house.db,
    async (trx): Promise<Confirming> => {
      const held = await holdSignature(house, trx, secret, now)
      if (!held) return refuse("no-such-signature")
      const { signature, petition } = held
      const active = signature.tag && (await findActiveSignature(trx, petition.id, signature.tag))
      const decision = decideConfirmation(
        signature,
        signingPeriod(house, petition),
        Boolean(active && active.id !== signature.id) || (await onPaper(house, trx, held)),
        now,
      )
      if (!decision.ok) return decision
      const { turn, state, confirmedAt } = decision.value
      if (turn === "first") {
        if (state === "held") await addHeld(house, trx, petition, signature.id, confirmedAt)
        else {
          await markConfirmed(trx, signature.id, "counted", confirmedAt)
          const counted = { petition, signatureId: signature.id }
          const said = await logSignature(house, trx, counted, confirmedAt)
          await sendReceipt(house, trx, counted, said, confirmedAt)
          await addToCount(trx, petition.id, 1, confirmedAt)
        }
        await noteDwell(trx, signature, confirmedAt)
      }
      return accept({ confirmedAt, state: state === "held" ? "held" : "counted" })
    },
    order,
  )
}

/**
 * Takes a signature back, by the secret of its letter, without asking why. What it said is destroyed; the
 * person may sign again.
 */
export function withdrawSignature(
  house: SigningHouse,
  secret: string,
  now: Instant,
): Promise<Withdrawing> {
  return commit(house.db, async (trx): Promise<Withdrawing> => {
    const held = await holdSignature(house, trx, secret, now)
    if (!held) return refuse("no-such-signature")
    const { signature, petition } = held
    const decision = decideWithdrawal(signature, petition, now)
    if (!decision.ok) return decision
    const { turn, withdrawnAt } = decision.value
    if (turn === "first") {
      if (signature.state === "counted") {
        const counted = { petition, signatureId: signature.id }
        await logChange(house, trx, counted, { type: "withdrawn" })
      }
      await markWithdrawn(trx, signature.id, withdrawnAt)
      await noteDestroyed(trx, 1, withdrawnAt)
      if (signature.state === "counted") {
        await addToCount(trx, petition.id, -1, withdrawnAt)
      } else if (signature.state === "held") {
        await takeHeldBack(house, trx, petition, withdrawnAt)
      }
    }
    return accept({ withdrawnAt })
  })
}

/** Where several nodes write, batches lock their petitions in the order of these. */
async function orderOf({ db }: SigningHouse, secret: string): Promise<number | undefined> {
  if (db.engine === "sqlite") return undefined
  return (await findSignature(db.read, sha256(secret)))?.petitionId
}

/** One person counts once a drive: also where the law takes paper and online for one. */
async function onPaper(
  house: SigningHouse,
  trx: Trx,
  { signature: { tag }, petition }: { signature: StoredSignature; petition: StoredPetition },
): Promise<boolean> {
  return tag !== null && (await countsOnPaper(house, trx, petition, tag))
}

/** The signature of a secret and its petition, held by this transaction: read again after the lock was had. */
async function holdSignature(
  house: SigningHouse,
  trx: Trx,
  secret: string,
  now: Instant,
): Promise<{ signature: StoredSignature; petition: StoredPetition } | undefined> {
  const secretHash = sha256(secret)
  const found = await findSignature(trx, secretHash)
  if (!found) return undefined
  const petition = await bringUpToDate(house, trx, found.petitionId, now)
  const signature = await lockSignature(trx, house.db.engine, secretHash)
  return signature && { signature, petition }
}
