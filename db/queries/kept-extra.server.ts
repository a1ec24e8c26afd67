import { sql } from "kysely"
import type { Reader } from "#db/schema.ts"

/** The tables of which an export gives back what an import brought beyond the columns. */
export type KeepingTable =
  "person" | "organization" | "post" | "membership" | "area" | "legislative_period"

/**
 * What imports brought beyond the columns, by public id; rows without any are left out. All of it is here:
 * whoever hands it on picks what is public.
 */
export async function listKept(
  db: Reader,
  table: KeepingTable,
  publicIds: readonly string[],
): Promise<ReadonlyMap<string, Readonly<Record<string, unknown>>>> {
  if (publicIds.length === 0) return new Map()
  const { rows } = await sql<{ public_id: string; extra: string }>`
    select public_id, extra from ${sql.table(table)}
    where public_id in (${sql.join(publicIds)}) and extra is not null`.execute(db)
  return new Map(
    rows.map(({ public_id, extra }) => [public_id, JSON.parse(extra) as Record<string, unknown>]),
  )
}
