import { chunks } from "#db/queries/bulk.server.ts"
import type { Trx } from "#db/schema.ts"

/** A source beside a promise's own, and its place among them. */
export interface FurtherLink {
  readonly pledgeId: number
  readonly sourceSnapshotId: number
  readonly position: number
}

/** Puts sources beside promises where they do not stand yet, and answers which promises got one. */
export async function putFurtherSources(
  trx: Trx,
  links: readonly FurtherLink[],
  importRunId: number | null,
): Promise<ReadonlySet<number>> {
  const touched = new Set<number>()
  for (const some of chunks(links, 300)) {
    const rows = await trx
      .insertInto("further_source")
      .values(
        some.map(({ pledgeId, sourceSnapshotId, position }) => ({
          pledge_id: pledgeId,
          source_snapshot_id: sourceSnapshotId,
          position,
          import_run_id: importRunId,
        })),
      )
      .onConflict((conflict) => conflict.columns(["pledge_id", "source_snapshot_id"]).doNothing())
      .returning("pledge_id")
      .execute()
    for (const { pledge_id } of rows) touched.add(pledge_id)
  }
  return touched
}
