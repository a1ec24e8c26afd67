import { chunks } from "#db/queries/bulk.server.ts"
import type { Instant } from "#app/lib/instant.ts"
import type { PersonMove } from "#db/queries/person-moves.server.ts"
import type { Reader, Row, Trx } from "#db/schema.ts"

/** A merge as it was done. */
export interface StoredMerge {
  readonly id: number
  readonly publicId: string
  readonly keptId: number
  readonly droppedId: number
  /** Under whom the merged record stands now. */
  readonly standsForId: number
  /** As their sources gave them on that day. */
  readonly keptName: string
  readonly droppedName: string
  readonly reason: string
  readonly grounds: readonly StoredGround[]
  readonly marks: MergeMarks
  readonly accountId: number
  readonly at: Instant
  readonly undoneAt: Instant | null
  readonly undoReason: string | null
}

export interface StoredGround {
  readonly ground: string
  readonly scheme: string
  readonly value: string
}

/** The last key of each table when the merge was done: a row with a later one came since. */
export interface MergeMarks {
  readonly membership: number
  readonly candidacy: number
  readonly pledge: number
  readonly vote_event: number
}

/** Stores a merge with all that it moved; what stood under the record stands under the kept person from now on. */
export async function insertMerge(
  trx: Trx,
  merge: Omit<StoredMerge, "id" | "standsForId" | "undoneAt" | "undoReason">,
  moves: readonly PersonMove[],
): Promise<number> {
  const { keptId, droppedId } = merge
  const under = await trx
    .updateTable("person_merge")
    .set({ stands_for_id: keptId })
    .where("stands_for_id", "=", droppedId)
    .where("undone_at", "is", null)
    .returning("id")
    .execute()
  const { id } = await trx
    .insertInto("person_merge")
    .values({
      public_id: merge.publicId,
      kept_id: keptId,
      dropped_id: droppedId,
      stands_for_id: keptId,
      kept_name: merge.keptName,
      dropped_name: merge.droppedName,
      reason: merge.reason,
      grounds: JSON.stringify(merge.grounds),
      marks: JSON.stringify(merge.marks),
      account_id: merge.accountId,
      at: merge.at,
    })
    .returning("id")
    .executeTakeFirstOrThrow()
  const brought = under.map((row) => ({
    ...{ child: "person_merge", reference: "stands_for_id" },
    ...{ rowId: row.id, rowPart: 0, folded: null },
  }))
  await insertMoves(trx, id, [...moves, ...brought])
  return id
}

async function insertMoves(trx: Trx, mergeId: number, moves: readonly PersonMove[]): Promise<void> {
  for (const some of chunks(moves, 500)) {
    await trx
      .insertInto("person_merge_move")
      .values(
        some.map(({ child, reference, rowId, rowPart, folded }) => ({
          ...{ merge_id: mergeId, child, reference, folded },
          ...{ row_id: rowId, row_part: rowPart },
        })),
      )
      .execute()
  }
}

/** Notes that a merge is undone; what stood under its record before stands under it again. */
export async function markMergeUndone(
  trx: Trx,
  merge: StoredMerge,
  undone: { readonly at: Instant; readonly accountId: number; readonly reason: string },
): Promise<void> {
  await trx
    .updateTable("person_merge")
    .set({ stands_for_id: merge.droppedId })
    .where("undone_at", "is", null)
    .where("id", "in", (eb) =>
      eb
        .selectFrom("person_merge_move")
        .select("row_id")
        .where("merge_id", "=", merge.id)
        .where("child", "=", "person_merge"),
    )
    .execute()
  await trx
    .updateTable("person_merge")
    .set({ undone_at: undone.at, undone_by: undone.accountId, undo_reason: undone.reason })
    .where("id", "=", merge.id)
    .execute()
}

/** One merge by its public id. */
export async function findMerge(db: Reader, publicId: string): Promise<StoredMerge | undefined> {
  const row = await db
    .selectFrom("person_merge")
    .selectAll()
    .where("public_id", "=", publicId)
    .executeTakeFirst()
  return row && asMerge(row)
}

/** What a merge moved. */
export async function listMoves(db: Reader, mergeId: number): Promise<PersonMove[]> {
  const rows = await db
    .selectFrom("person_merge_move")
    .selectAll()
    .where("merge_id", "=", mergeId)
    .execute()
  return rows.map((row) => ({
    child: row.child,
    reference: row.reference,
    rowId: row.row_id,
    rowPart: row.row_part,
    folded: row.folded,
  }))
}

/** A merge in a list, with both people by the names that their records have. */
export interface ListedMerge {
  readonly id: number
  readonly publicId: string
  readonly kept: string
  readonly dropped: string
  readonly at: Instant
  readonly undoneAt: Instant | null
}

/** Merges, the latest first; a page goes on below the key that ended the last one. */
export async function listMerges(
  db: Reader,
  limit: number,
  before?: number,
): Promise<ListedMerge[]> {
  let query = db
    .selectFrom("person_merge")
    .select(["id", "public_id", "at", "undone_at", "kept_name as kept", "dropped_name as dropped"])
    .orderBy("id", "desc")
    .limit(limit)
  if (before !== undefined) query = query.where("id", "<", before)
  return (await query.execute()).map(({ public_id, undone_at, ...row }) => ({
    ...row,
    publicId: public_id,
    undoneAt: undone_at,
  }))
}

function asMerge(row: Row<"person_merge">): StoredMerge {
  return {
    id: row.id,
    publicId: row.public_id,
    keptId: row.kept_id,
    droppedId: row.dropped_id,
    standsForId: row.stands_for_id,
    keptName: row.kept_name,
    droppedName: row.dropped_name,
    reason: row.reason,
    grounds: JSON.parse(row.grounds) as StoredGround[],
    marks: JSON.parse(row.marks) as MergeMarks,
    accountId: row.account_id,
    at: row.at,
    undoneAt: row.undone_at,
    undoReason: row.undo_reason,
  }
}
