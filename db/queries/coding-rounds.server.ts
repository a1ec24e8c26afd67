import type { Need } from "#app/domain/coding-need.ts"
import type { Instant } from "#app/lib/instant.ts"
import type { Reader, Row, Trx } from "#db/schema.ts"

/** A round of codings of one promise, which leads to its next verdict. Nobody reads it before it ended. */
export interface CodingRound {
  readonly id: number
  readonly pledgeId: number
  /** The number of the verdict that it leads to. */
  readonly number: number
  readonly codeBookId: number
  readonly need: Need
  readonly challengeId: number | null
  /** Since when codings are in and differ. */
  readonly disputedAt: Instant | null
}

/** The round of a promise that has not ended; undefined where none is under way. */
export async function findOpenRound(
  db: Reader,
  pledgeId: number,
): Promise<CodingRound | undefined> {
  const row = await db
    .selectFrom("coding_round")
    .selectAll()
    .where("pledge_id", "=", pledgeId)
    .where("ended_at", "is", null)
    .executeTakeFirst()
  return row && asRound(row)
}

/** Opens a round under a code book. One is open at a time; the caller holds the promise. */
export async function insertRound(
  trx: Trx,
  round: Omit<CodingRound, "id" | "disputedAt"> & { readonly openedAt: Instant },
): Promise<CodingRound> {
  const row = await trx
    .insertInto("coding_round")
    .values({
      pledge_id: round.pledgeId,
      number: round.number,
      code_book_id: round.codeBookId,
      need: round.need,
      challenge_id: round.challengeId,
      opened_at: round.openedAt,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  return asRound(row)
}

/** Notes that the codings are in and differ: somebody has to adjudicate. */
export async function disputeRound(trx: Trx, id: number, at: Instant): Promise<void> {
  await trx
    .updateTable("coding_round")
    .set({ disputed_at: at })
    .where("id", "=", id)
    .where("disputed_at", "is", null)
    .execute()
}

/** Ends a round with the verdict that it led to. */
export async function endRound(
  trx: Trx,
  id: number,
  verdictId: number,
  at: Instant,
): Promise<void> {
  await trx
    .updateTable("coding_round")
    .set({ ended_at: at, verdict_id: verdictId })
    .where("id", "=", id)
    .execute()
}

function asRound(row: Row<"coding_round">): CodingRound {
  return {
    id: row.id,
    pledgeId: row.pledge_id,
    number: row.number,
    codeBookId: row.code_book_id,
    need: row.need as Need,
    challengeId: row.challenge_id,
    disputedAt: row.disputed_at,
  }
}
