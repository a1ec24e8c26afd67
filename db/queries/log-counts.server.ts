import type { LeafType } from "#app/domain/log-leaf.ts"
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

/** How many leaves of each type the public log holds, the most first. */
export async function countLeafTypes(
  db: Reader,
  { epoch, publishedSize }: { readonly epoch: number; readonly publishedSize: number },
): Promise<{ type: LeafType; count: number }[]> {
  const rows = await db
    .selectFrom("log_leaf")
    .select((eb) => ["type", eb.fn.countAll().as("count")])
    .where("epoch", "=", epoch)
    .where("leaf_index", "<", publishedSize)
    .groupBy("type")
    .execute()
  return rows
    .map(({ type, count }) => ({ type: type as LeafType, count: Number(count) }))
    .sort((one, other) => other.count - one.count)
}
