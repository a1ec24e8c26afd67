import type { Rating } from "#app/domain/rating.ts"
import type { Reader } from "#db/schema.ts"

/** How many of a deputy's promises stand under each rating by the deputy's own latest word. */
export async function countClaimsByRating(
  db: Reader,
  personId: number,
): Promise<Partial<Record<Rating, number>>> {
  const rows = await db
    .selectFrom("pledge")
    .innerJoin("claim", "claim.id", "pledge.claim_id")
    .select((eb) => ["claim.rating", eb.fn.countAll<number | string>().as("count")])
    .where("pledge.person_id", "=", personId)
    .groupBy("claim.rating")
    .execute()
  return Object.fromEntries(rows.map(({ rating, count }) => [rating, Number(count)]))
}
