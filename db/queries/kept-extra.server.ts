import { sql } from "kysely"
import { listFormerPeople } from "#db/queries/person-standing.server.ts"
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
  const kept = new Map(
    rows.map(({ public_id, extra }) => [public_id, JSON.parse(extra) as Record<string, unknown>]),
  )
  return table === "person" ? withFormer(db, publicIds, kept) : kept
}

/** What only a record that stands under a person says is the person's too. */
async function withFormer(
  db: Reader,
  publicIds: readonly string[],
  kept: ReadonlyMap<string, Readonly<Record<string, unknown>>>,
): Promise<ReadonlyMap<string, Readonly<Record<string, unknown>>>> {
  const people = await db
    .selectFrom("person")
    .select(["id", "public_id"])
    .where("public_id", "in", publicIds)
    .execute()
  const former = await listFormerPeople(
    db,
    people.map(({ id }) => id),
  )
  const whole = new Map(kept)
  for (const { id, public_id: publicId } of people) {
    for (const { extra } of former.get(id) ?? []) {
      if (extra === null) continue
      const theirs = JSON.parse(extra) as Record<string, unknown>
      whole.set(publicId, { ...theirs, ...whole.get(publicId) })
    }
  }
  return whole
}
