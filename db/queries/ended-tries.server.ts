import type { Day, Instant } from "#app/lib/instant.ts"
import type { Reader, Trx } from "#db/schema.ts"

/** Tells whether tries of days before this one are kept, or challenges that have lapsed. */
export async function hasEndedTries(db: Reader, today: Day, now: Instant): Promise<boolean> {
  const [tried, asked] = await Promise.all([
    db.selectFrom("roll_try").select("day").where("day", "<", today).limit(1).executeTakeFirst(),
    db
      .selectFrom("factor_challenge")
      .select("expires_at")
      .where("expires_at", "<=", now)
      .limit(1)
      .executeTakeFirst(),
  ])
  return tried !== undefined || asked !== undefined
}

/** Forgets them. */
export async function deleteEndedTries(trx: Trx, today: Day, now: Instant): Promise<void> {
  await trx.deleteFrom("roll_try").where("day", "<", today).execute()
  await trx.deleteFrom("factor_challenge").where("expires_at", "<=", now).execute()
}
