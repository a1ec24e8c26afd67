import type { Instant } from "#app/lib/instant.ts"
import type { Reader, Trx } from "#db/schema.ts"

/** Gives an account new backup codes in the place of all it had, each as its keyed tag. */
export async function replaceBackupCodes(
  trx: Trx,
  accountId: number,
  tags: readonly Buffer[],
  at: Instant,
): Promise<void> {
  await deleteBackupCodes(trx, accountId)
  await trx
    .insertInto("backup_code")
    .values(tags.map((tag) => ({ tag, account_id: accountId, created_at: at })))
    .execute()
}

/** Uses a backup code up. @returns false where the account has no such code, or it was used before */
export async function spendBackupCode(
  trx: Trx,
  accountId: number,
  tag: Buffer,
  at: Instant,
): Promise<boolean> {
  const result = await trx
    .updateTable("backup_code")
    .set({ used_at: at })
    .where("tag", "=", tag)
    .where("account_id", "=", accountId)
    .where("used_at", "is", null)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** How many backup codes of an account are not used up yet. */
export async function countBackupCodes(db: Reader, accountId: number): Promise<number> {
  const row = await db
    .selectFrom("backup_code")
    .select((eb) => eb.fn.countAll().as("count"))
    .where("account_id", "=", accountId)
    .where("used_at", "is", null)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** Takes all backup codes of an account away. */
export async function deleteBackupCodes(trx: Trx, accountId: number): Promise<void> {
  await trx.deleteFrom("backup_code").where("account_id", "=", accountId).execute()
}
