import type { Rating } from "#app/domain/rating.ts"
import type { Instant } from "#app/lib/instant.ts"
import { keysOf } from "#db/queries/record-page.server.ts"
import { listSnapshots } from "#db/queries/snapshots.server.ts"
import type { Source } from "#db/queries/snapshots.server.ts"
import type { Reader } from "#db/schema.ts"

/** What a deputy says of an own promise; who wrote it is not named. */
export interface SayingRecord {
  readonly id: string
  /** 1 for the first word on the promise. */
  readonly number: number
  readonly rating: Rating
  readonly text: string
  readonly lang: string
  readonly by: "deputy" | "delegate"
  readonly at: Instant
  readonly source: Source | null
}

/** What deputies say, by the keys of claims. */
export async function listSayingRecords(
  db: Reader,
  claimIds: readonly (number | null)[],
): Promise<ReadonlyMap<number, SayingRecord>> {
  const ids = keysOf(claimIds)
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom("claim")
    .innerJoin("account", "account.id", "claim.account_id")
    .selectAll("claim")
    .select("account.role as author_role")
    .where("claim.id", "in", ids)
    .execute()
  const sources = await listSnapshots(
    db,
    rows.map((row) => row.source_snapshot_id),
  )
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.public_id,
        number: row.number,
        rating: row.rating as Rating,
        text: row.text,
        lang: row.lang,
        by: row.author_role === "delegate" ? ("delegate" as const) : ("deputy" as const),
        at: row.at,
        source: sources.get(row.source_snapshot_id ?? 0) ?? null,
      },
    ]),
  )
}
