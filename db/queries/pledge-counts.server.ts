import type { Rating } from "#app/domain/rating.ts"
import type { Day } from "#app/lib/instant.ts"
import { ratingSeen } from "#db/queries/pledge-filter.server.ts"
import type { Reader } from "#db/schema.ts"

/** How many promises of each person stand under each rating on a day, for a list of people. */
export async function countPledgesOfEach(
  db: Reader,
  personIds: readonly number[],
  today: Day,
): Promise<Map<number, Partial<Record<Rating, number>>>> {
  const counts = new Map<number, Partial<Record<Rating, number>>>()
  if (personIds.length === 0) return counts
  const rows = await db
    .selectFrom(
      db
        .selectFrom("pledge")
        .leftJoin("verdict", "verdict.id", "pledge.verdict_id")
        .where("pledge.person_id", "in", personIds)
        .select(["pledge.person_id", ratingSeen(today).as("rating")])
        .as("seen"),
    )
    .select((eb) => ["seen.person_id", "seen.rating", eb.fn.countAll().as("count")])
    .groupBy(["seen.person_id", "seen.rating"])
    .execute()
  for (const { person_id, rating, count } of rows) {
    counts.set(person_id, { ...counts.get(person_id), [rating]: Number(count) })
  }
  return counts
}
