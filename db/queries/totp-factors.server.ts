import type { Instant } from "#app/lib/instant.ts"
import type { Reader, Trx } from "#db/schema.ts"

/** An account's source of one-time codes. */
export interface TotpFactor {
  /** The shared secret, sealed. */
  readonly secretSealed: Buffer
  /** The time step (30 s since 1970) of the last code that was taken: it and all before it are used up. */
  readonly lastStep: number
  readonly createdAt: Instant
}

/** The account's source of one-time codes, if it has one. */
export async function findTotpFactor(
  db: Reader,
  accountId: number,
): Promise<TotpFactor | undefined> {
  const row = await db
    .selectFrom("totp_factor")
    .selectAll()
    .where("account_id", "=", accountId)
    .executeTakeFirst()
  return (
    row && { secretSealed: row.secret_sealed, lastStep: row.last_step, createdAt: row.created_at }
  )
}

/** Gives an account a source of one-time codes, in the place of the one it had. */
export async function putTotpFactor(trx: Trx, accountId: number, factor: TotpFactor) {
  const columns = {
    secret_sealed: factor.secretSealed,
    last_step: factor.lastStep,
    created_at: factor.createdAt,
  }
  await trx
    .insertInto("totp_factor")
    .values({ account_id: accountId, ...columns })
    .onConflict((conflict) => conflict.column("account_id").doUpdateSet(columns))
    .execute()
}

/** Uses a time step up, and all before it. @returns false where it was used up already */
export async function spendTotpStep(trx: Trx, accountId: number, step: number): Promise<boolean> {
  const result = await trx
    .updateTable("totp_factor")
    .set({ last_step: step })
    .where("account_id", "=", accountId)
    .where("last_step", "<", step)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** Takes an account's one-time codes away. @returns whether it had any */
export async function deleteTotpFactor(trx: Trx, accountId: number): Promise<boolean> {
  const result = await trx
    .deleteFrom("totp_factor")
    .where("account_id", "=", accountId)
    .executeTakeFirst()
  return result.numDeletedRows > 0n
}
