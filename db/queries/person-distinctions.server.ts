import type { Instant } from "#app/lib/instant.ts"
import type { CandidatePair } from "#db/queries/person-pairs.server.ts"
import type { Reader, Trx } from "#db/schema.ts"

/** That somebody looked, and two records are not the same person. */
export interface Distinction extends CandidatePair {
  readonly id: number
  readonly reason: string
  readonly at: Instant
  readonly endedAt: Instant | null
}

/** Stores that two are not the same. @returns whether nobody had said so before */
export async function insertDistinction(
  trx: Trx,
  { one, other }: CandidatePair,
  said: { readonly reason: string; readonly accountId: number; readonly at: Instant },
): Promise<boolean> {
  const row = await trx
    .insertInto("person_distinction")
    .values({
      one_public_id: one,
      other_public_id: other,
      reason: said.reason,
      account_id: said.accountId,
      at: said.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst()
  return row !== undefined
}

/** Takes back that two are not the same. @returns whether it stood */
export async function endDistinction(
  trx: Trx,
  { one, other }: CandidatePair,
  ended: { readonly accountId: number; readonly at: Instant },
): Promise<boolean> {
  const result = await trx
    .updateTable("person_distinction")
    .set({ ended_at: ended.at, ended_by: ended.accountId })
    .where("one_public_id", "=", one)
    .where("other_public_id", "=", other)
    .where("ended_at", "is", null)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** What was decided of any of these with any of those, and stands: public ids of records, also merged ones. */
export async function findStandingDistinction(
  db: Reader,
  some: readonly string[],
  others: readonly string[],
): Promise<Distinction | undefined> {
  const row = await db
    .selectFrom("person_distinction")
    .selectAll()
    .where("ended_at", "is", null)
    .where("one_public_id", "in", [...some, ...others])
    .where("other_public_id", "in", [...some, ...others])
    .where((eb) =>
      eb.or([
        eb.and([eb("one_public_id", "in", some), eb("other_public_id", "in", others)]),
        eb.and([eb("one_public_id", "in", others), eb("other_public_id", "in", some)]),
      ]),
    )
    .orderBy("id")
    .executeTakeFirst()
  return row && asDistinction(row)
}

/** Decisions that stand, the latest first. */
export async function listDistinctions(db: Reader, limit: number): Promise<Distinction[]> {
  const rows = await db
    .selectFrom("person_distinction")
    .selectAll()
    .where("ended_at", "is", null)
    .orderBy("id", "desc")
    .limit(limit)
    .execute()
  return rows.map(asDistinction)
}

function asDistinction(row: {
  id: number
  one_public_id: string
  other_public_id: string
  reason: string
  at: string
  ended_at: string | null
}): Distinction {
  return {
    id: row.id,
    one: row.one_public_id,
    other: row.other_public_id,
    reason: row.reason,
    at: row.at,
    endedAt: row.ended_at,
  }
}
