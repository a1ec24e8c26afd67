import { countOf } from "#app/domain/log-leaf.ts"
import type { LeafType } from "#app/domain/log-leaf.ts"
import type { Instant } from "#app/lib/instant.ts"
import type { Reader, Trx } from "#db/schema.ts"

/** A stretch of one epoch of the log: the leaves from `from` up to, not with, `to`. */
export interface LogStretch {
  readonly epoch: number
  readonly from: number
  readonly to: number
}

const countingTypes: readonly LeafType[] = ["signature", "restored", "withdrawn", "invalidated"]

/** By how much the leaves of a stretch move the count of each petition that they are about; 0 is told too. */
export async function sumCounts(
  db: Reader,
  { epoch, from, to }: LogStretch,
): Promise<{ readonly petitionId: number; readonly moved: number }[]> {
  const rows = await db
    .selectFrom("log_leaf")
    .select((eb) => ["petition_id", "type", eb.fn.countAll<number | string>().as("many")])
    .where("epoch", "=", epoch)
    .where("leaf_index", ">=", from)
    .where("leaf_index", "<", to)
    .where("type", "in", countingTypes)
    .groupBy(["petition_id", "type"])
    .orderBy("petition_id")
    .execute()
  const sums = new Map<number, number>()
  for (const { petition_id: id, type, many } of rows) {
    if (id === null) throw new Error("a leaf that counts is about no petition")
    const moved = countOf({ type: type as LeafType }) * Number(many)
    sums.set(id, (sums.get(id) ?? 0) + moved)
  }
  return [...sums].map(([petitionId, moved]) => ({ petitionId, moved }))
}

/** Holds petitions until the transaction ends, in the order of their keys. Only where rows can be held: PostgreSQL. */
export async function lockPetitions(trx: Trx, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return
  const rows = trx.selectFrom("petition").select("id").where("id", "in", ids)
  await rows.orderBy("id").forUpdate().execute()
}

/** Moves the number that the public sees of a petition. */
export async function movePublishedCount(
  trx: Trx,
  petitionId: number,
  moved: number,
  at: Instant,
): Promise<void> {
  await trx
    .updateTable("petition")
    .set((eb) => ({ published_count: eb("published_count", "+", moved), published_at: at }))
    .where("id", "=", petitionId)
    .execute()
}

/** The public number of a petition and the size of the published log that gives it, read as of one moment. */
export interface PublishedCount {
  readonly count: number
  readonly threshold: number | null
  readonly treeSize: number
  /** When the log was last published; null before it was begun. */
  readonly asOf: Instant | null
}

/** How many have signed a petition, by the published log. @throws where there is no such petition */
export async function getPublishedCount(db: Reader, petitionId: number): Promise<PublishedCount> {
  const head = db.selectFrom("log_head").orderBy("epoch", "desc").limit(1)
  const row = await db
    .selectFrom("petition")
    .select([
      ...(["published_count", "threshold"] as const),
      head.select("published_size").as("size"),
      head.select("published_at").as("as_of"),
    ])
    .where("id", "=", petitionId)
    .executeTakeFirstOrThrow()
  const { published_count: count, threshold, size, as_of: asOf } = row
  return { count, threshold, treeSize: size ?? 0, asOf }
}

/** Tells whether a petition's end waits for its publication: its last number is not public yet. */
export async function hasUnpublishedClosing(db: Reader, petitionId: number): Promise<boolean> {
  const row = await db
    .selectFrom("log_head")
    // In this order: SQLite looks along a petition's leaves from where the head is, and not at all of them.
    .crossJoin("log_leaf")
    .select("log_leaf.leaf_index")
    .whereRef("log_leaf.epoch", "=", "log_head.epoch")
    .where("log_leaf.petition_id", "=", petitionId)
    .where("log_leaf.type", "=", "petition_closed")
    .whereRef("log_leaf.leaf_index", ">=", "log_head.published_size")
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
