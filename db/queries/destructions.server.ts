import type { Day, Instant } from "#app/lib/instant.ts"
import type { Reader, Trx } from "#db/schema.ts"

/** Adds to how many statements were destroyed on a day. */
export async function addDestroyed(trx: Trx, day: Day, count: number): Promise<void> {
  await trx
    .insertInto("destruction")
    .values({ day, count, logged_at: null })
    .onConflict((conflict) =>
      conflict.column("day").doUpdateSet((eb) => ({
        count: eb("destruction.count", "+", eb.ref("excluded.count")),
      })),
    )
    .execute()
}

/** Tells whether of days before this one something waits to be logged. */
export async function hasUnlogged(db: Reader, before: Day): Promise<boolean> {
  const row = await db
    .selectFrom("destruction")
    .select("day")
    .where("logged_at", "is", null)
    .where("day", "<", before)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Marks what waits of days before this one as logged. @returns how many statements that were; 0 to who comes second */
export async function takeUnlogged(trx: Trx, before: Day, at: Instant): Promise<number> {
  const rows = await trx
    .updateTable("destruction")
    .set({ logged_at: at })
    .where("logged_at", "is", null)
    .where("day", "<", before)
    .returning("count")
    .execute()
  return rows.reduce((sum, { count }) => sum + count, 0)
}

/** How many statements were destroyed so far. */
export async function countDestroyed(db: Reader): Promise<number> {
  const { total } = await db
    .selectFrom("destruction")
    .select((eb) => eb.fn.sum<number | string | null>("count").as("total"))
    .executeTakeFirstOrThrow()
  return Number(total ?? 0)
}
