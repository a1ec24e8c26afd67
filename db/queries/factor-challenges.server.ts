import type { Instant } from "#app/lib/instant.ts"
import type { Trx } from "#db/schema.ts"

/**
 * Uses a challenge up, by its hash. It is remembered until it lapses by itself; those that have lapsed
 * are forgotten here. @returns false where it was answered before
 */
export async function spendChallenge(
  trx: Trx,
  challengeHash: Buffer,
  { now, expiresAt }: { readonly now: Instant; readonly expiresAt: Instant },
): Promise<boolean> {
  await trx.deleteFrom("factor_challenge").where("expires_at", "<=", now).execute()
  const result = await trx
    .insertInto("factor_challenge")
    .values({ challenge_hash: challengeHash, expires_at: expiresAt })
    .onConflict((conflict) => conflict.column("challenge_hash").doNothing())
    .executeTakeFirst()
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n
}
