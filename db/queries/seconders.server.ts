import type { Instant } from "#app/lib/instant.ts"
import type { Reader, Trx } from "#db/schema.ts"

/** Notes that an account seconds a petition; a second time changes nothing. @returns whether it is the first */
export async function insertSeconder(
  trx: Trx,
  petitionId: number,
  accountId: number,
  at: Instant,
): Promise<boolean> {
  const result = await trx
    .insertInto("petition_seconder")
    .values({ petition_id: petitionId, account_id: accountId, at })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** How many accounts second a petition. */
export async function countSeconders(db: Reader, petitionId: number): Promise<number> {
  const { count } = await db
    .selectFrom("petition_seconder")
    .select((eb) => eb.fn.countAll().as("count"))
    .where("petition_id", "=", petitionId)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Tells whether an account seconds a petition. */
export async function hasSeconded(
  db: Reader,
  petitionId: number,
  accountId: number,
): Promise<boolean> {
  const row = await db
    .selectFrom("petition_seconder")
    .select("account_id")
    .where("petition_id", "=", petitionId)
    .where("account_id", "=", accountId)
    .executeTakeFirst()
  return row !== undefined
}
