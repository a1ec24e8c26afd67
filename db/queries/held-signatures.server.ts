import { sql } from "kysely"
import type { SqlBool } from "kysely"
import type { Instant } from "#app/lib/instant.ts"
import { erased } from "#db/queries/signature-endings.server.ts"
import { deleteEvidence } from "#db/queries/signature-evidence.server.ts"
import type { Trx } from "#db/schema.ts"

/** In the words of the index that holds these alone: a petition's counted ones are not looked through. */
const isWaiting = sql<SqlBool>`state in ('pending', 'held')`

/** Counts every held signature of a petition at once: those of its seconders, when it opens. Gives which they are. */
export async function countHeld(
  trx: Trx,
  petitionId: number,
): Promise<{ readonly id: number; readonly confirmedAt: Instant | null }[]> {
  const rows = await trx
    .updateTable("signature")
    .set({ state: "counted" })
    .where("petition_id", "=", petitionId)
    .where("state", "=", "held")
    .where(isWaiting)
    .returning(["id", "confirmed_at"])
    .execute()
  return rows.map((row) => ({ id: row.id, confirmedAt: row.confirmed_at }))
}

/** A held signature and what it says, sealed; null where that was destroyed. */
export interface HeldSignature {
  readonly id: number
  readonly keySealed: Buffer | null
  readonly statementSealed: Buffer | null
}

/** The held signatures of a petition, with what their signers said. */
export async function listHeld(trx: Trx, petitionId: number): Promise<HeldSignature[]> {
  const rows = await trx
    .selectFrom("signature")
    .select(["id", "key_sealed", "statement_sealed"])
    .where("petition_id", "=", petitionId)
    .where("state", "=", "held")
    .where(isWaiting)
    .orderBy("id")
    .execute()
  return rows.map((row) => ({
    id: row.id,
    keySealed: row.key_sealed,
    statementSealed: row.statement_sealed,
  }))
}

/** Ends signatures of a petition in these states and destroys what they said, every tag with it. Gives how many. */
export async function expireIn(
  trx: Trx,
  petitionId: number,
  states: readonly ("held" | "pending")[],
): Promise<number> {
  const ended = await trx
    .updateTable("signature")
    .set({ state: "expired", tag: null, ...erased })
    .where("petition_id", "=", petitionId)
    .where("state", "in", states)
    .where(isWaiting)
    .returning("id")
    .execute()
  await deleteEvidence(
    trx,
    ended.map(({ id }) => id),
  )
  return ended.length
}
