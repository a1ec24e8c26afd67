import type { Stop, StopCause, StopKind } from "#app/domain/standing.ts"
import type { Instant } from "#app/lib/instant.ts"
import type { Reader, Row, Trx } from "#db/schema.ts"

/** A stop that stands or stood, as operators read it. */
export interface StoredStop extends Stop {
  readonly reason: string
  /** Who stopped it: a public id. */
  readonly stoppedBy: string
  readonly ended: { readonly at: Instant; readonly reason: string } | null
}

/** What is stopped now. */
export async function listStopsNow(db: Reader): Promise<Stop[]> {
  const rows = await db
    .selectFrom("site_stop")
    .select(["kind", "cause", "stopped_at"])
    .where("ended_at", "is", null)
    .execute()
  return rows.map(stopOf)
}

/** What was stopped lately and what is, the latest first. @param most rows */
export async function listStops(db: Reader, most: number): Promise<StoredStop[]> {
  const rows = await db
    .selectFrom("site_stop")
    .leftJoin("account", "account.id", "site_stop.stopped_by")
    .selectAll("site_stop")
    .select("account.public_id")
    .orderBy("site_stop.id", "desc")
    .limit(most)
    .execute()
  return rows.map((row) => ({
    ...stopOf(row),
    reason: row.reason,
    stoppedBy: row.public_id ?? "",
    ended: row.ended_at === null ? null : { at: row.ended_at, reason: row.end_reason ?? "" },
  }))
}

/** Stops something. @returns false where it is stopped already */
export async function insertStop(
  trx: Trx,
  stop: Stop & { readonly reason: string; readonly accountId: number },
): Promise<boolean> {
  const row = await trx
    .insertInto("site_stop")
    .values({
      kind: stop.kind,
      cause: stop.cause,
      reason: stop.reason,
      stopped_at: stop.since,
      stopped_by: stop.accountId,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst()
  return row !== undefined
}

/** Lets something go on. @returns false where it is not stopped */
export async function endStop(
  trx: Trx,
  kind: StopKind,
  end: { readonly at: Instant; readonly reason: string; readonly accountId: number },
): Promise<boolean> {
  const row = await trx
    .updateTable("site_stop")
    .set({ ended_at: end.at, end_reason: end.reason, ended_by: end.accountId })
    .where("kind", "=", kind)
    .where("ended_at", "is", null)
    .returning("id")
    .executeTakeFirst()
  return row !== undefined
}

function stopOf(row: Pick<Row<"site_stop">, "kind" | "cause" | "stopped_at">): Stop {
  // The table's checks name the same words.
  return {
    kind: row.kind as StopKind,
    cause: row.cause as StopCause,
    since: row.stopped_at,
  }
}
