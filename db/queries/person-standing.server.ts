import { sql } from "kysely"
import type { RawBuilder, SqlBool } from "kysely"
import { formerIdScheme } from "#app/domain/person-merge.ts"
import { chunks, jsonKeys } from "#db/queries/bulk.server.ts"
import { grouped } from "#db/queries/record-page.server.ts"
import type { Engine } from "#db/migrations/sql.ts"
import type { Reader } from "#db/schema.ts"

/* A record that was merged away stays as its source tells it; what is shown is the person it stands under. */

/**
 * The key of the person whom a public id means now, for a query to compare with: the one under whom the record
 * stands, else whoever has the id, else whoever had it where an export came from. Null where nobody does.
 */
export function personMeant(publicId: string): RawBuilder<number | null> {
  return sql<number | null>`coalesce(
    (select merged.stands_for_id from person_merge merged join person was on was.id = merged.dropped_id
      where was.public_id = ${publicId} and merged.undone_at is null),
    (select own.id from person own where own.public_id = ${publicId}),
    (select coalesce(merged.stands_for_id, former.subject_id) from identifier former
      left join person_merge merged on merged.dropped_id = former.subject_id and merged.undone_at is null
      where former.subject_kind = 'person' and former.scheme = ${formerIdScheme}
        and former.value = ${publicId}
      order by 1 limit 1))`
}

/** Whether a row of `person` stands for itself: it was not merged away. */
export function isStanding(): RawBuilder<SqlBool> {
  return sql<SqlBool>`not exists (select 1 from person_merge merged
    where merged.dropped_id = person.id and merged.undone_at is null)`
}

/** Every record that stands under another, with the key of that other. */
export async function listStandIns(db: Reader): Promise<ReadonlyMap<number, number>> {
  const rows = await db
    .selectFrom("person_merge")
    .select(["dropped_id", "stands_for_id"])
    .where("undone_at", "is", null)
    .execute()
  return new Map(rows.map((row) => [row.dropped_id, row.stands_for_id]))
}

/** Which of these people were merged with another, on either side, by merges that stand. */
export async function listMergedPeople(
  db: Reader,
  engine: Engine,
  ids: readonly number[],
): Promise<Set<number>> {
  const found = new Set<number>()
  for (const some of chunks(ids, 5000)) {
    const rows = await db
      .selectFrom("person_merge")
      .select(["kept_id", "dropped_id", "stands_for_id"])
      .where("undone_at", "is", null)
      .where((eb) => {
        const keys = sql<number>`${jsonKeys(engine, "integer", some)}`
        return eb.or([
          eb("kept_id", "in", keys),
          eb("dropped_id", "in", keys),
          eb("stands_for_id", "in", keys),
        ])
      })
      .execute()
    for (const row of rows) {
      for (const id of [row.kept_id, row.dropped_id, row.stands_for_id]) found.add(id)
    }
  }
  return found
}

/** A record that was merged away, as its source tells it. */
export interface FormerPerson {
  readonly id: number
  readonly publicId: string
  readonly name: string
  readonly gender: string | null
  readonly birthDate: string | null
  readonly deathDate: string | null
  readonly extra: string | null
}

/** The records that stand under people, the first merged first, by the key of the person. */
export async function listFormerPeople(
  db: Reader,
  ids: readonly number[],
): Promise<ReadonlyMap<number, readonly FormerPerson[]>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom("person_merge")
    .innerJoin("person", "person.id", "person_merge.dropped_id")
    .select(["person_merge.stands_for_id", "person.id", "person.public_id", "person.name"])
    .select(["person.gender", "person.birth_date", "person.death_date", "person.extra"])
    .where("person_merge.stands_for_id", "in", ids)
    .where("person_merge.undone_at", "is", null)
    .orderBy("person_merge.id")
    .execute()
  return grouped(
    rows,
    (row) => row.stands_for_id,
    (row) => ({
      id: row.id,
      publicId: row.public_id,
      name: row.name,
      gender: row.gender,
      birthDate: row.birth_date,
      deathDate: row.death_date,
      extra: row.extra,
    }),
  )
}

/** What a record that stands under a person says, where the person's own says nothing. */
export function firstKnown(
  former: readonly FormerPerson[],
  field: "gender" | "birthDate" | "deathDate",
): string | null {
  return former.find((record) => record[field] !== null)?.[field] ?? null
}
