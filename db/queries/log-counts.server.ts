import type { LeafType } from "#app/domain/log-leaf.ts"
import type { LogStretch } from "#db/queries/published-counts.server.ts"
import type { Reader } from "#db/schema.ts"

/** The public number of each petition that has one: internal key and signatures. */
export async function listPublishedCounts(
  db: Reader,
): Promise<[petitionId: number, count: number][]> {
  const rows = await db
    .selectFrom("petition")
    .select(["id", "published_count"])
    .where("published_count", "<>", 0)
    .execute()
  return rows.map((row) => [row.id, row.published_count])
}

/** How many leaves of each type a stretch of the log holds. */
export async function countLeafTypes(
  db: Reader,
  { epoch, from, to }: LogStretch,
): Promise<{ type: LeafType; count: number }[]> {
  const rows = await db
    .selectFrom("log_leaf")
    .select((eb) => ["type", eb.fn.countAll().as("count")])
    .where("epoch", "=", epoch)
    .where("leaf_index", ">=", from)
    .where("leaf_index", "<", to)
    .groupBy("type")
    .execute()
  return rows.map(({ type, count }) => ({ type: type as LeafType, count: Number(count) }))
}
