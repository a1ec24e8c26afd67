import { expressionBuilder } from "kysely"
import type { Expression, SqlBool } from "kysely"
import type { Instant } from "#app/lib/instant.ts"
import type { NamedRecord } from "#db/queries/area-records.server.ts"
import { changedAt, changedSince } from "#db/queries/record-marks.server.ts"
import { listPersonIdentifiers } from "#db/queries/person-identifiers.server.ts"
import {
  firstKnown,
  isStanding,
  listFormerPeople,
  personMeant,
} from "#db/queries/person-standing.server.ts"
import { listRecordTranslations, stretchOf } from "#db/queries/record-page.server.ts"
import type { RecordPage } from "#db/queries/record-page.server.ts"
import type { Database, Reader } from "#db/schema.ts"

/** A person in Popolo's words. Days may be known in part. */
export interface PersonRecord extends NamedRecord {
  readonly familyName: string | null
  readonly givenName: string | null
  readonly sortName: string | null
  readonly gender: string | null
  readonly birthDate: string | null
  readonly deathDate: string | null
  /** The records that stand under this one, as their sources tell them: further names, links, sources. */
  readonly former: readonly Pick<NamedRecord, "name" | "names" | "extra">[]
}

export interface PersonRecordFilter {
  /** Public id: those who ever sat for the area or for one directly below it. */
  readonly area?: string | undefined
  readonly updatedSince?: Instant | undefined
}

/** People, a stretch of them. */
export async function listPersonRecords(
  db: Reader,
  { area, updatedSince }: PersonRecordFilter,
  page: RecordPage,
): Promise<PersonRecord[]> {
  let query = stretchOf(people(db).where(isStanding()), "person.public_id", page)
  if (area !== undefined) query = query.where(satFor(area, "person.id"))
  if (updatedSince !== undefined) query = query.where(changedSince("person", updatedSince))
  return withDetails(db, await query.execute())
}

/** One person by the public id, also by one that their record had before it was merged. */
export async function findPersonRecord(db: Reader, id: string): Promise<PersonRecord | undefined> {
  const rows = await people(db).where("person.id", "=", personMeant(id)).execute()
  return (await withDetails(db, rows))[0]
}

/** Whoever ever sat for an area, given by its public id, or for one directly below it. */
export function satFor(
  area: string,
  person: "person.id" | "pledge.person_id",
): Expression<SqlBool> {
  const eb = expressionBuilder<Database, "person" | "pledge">()
  return eb(
    person,
    "in",
    eb
      .selectFrom("membership as sat")
      .select("sat.person_id")
      .where("sat.area_id", "in", (of) =>
        of
          .selectFrom("area as place")
          .select("place.id")
          .where("place.public_id", "=", area)
          .unionAll(
            of
              .selectFrom("area as above")
              .innerJoin("area as place", "place.parent_id", "above.id")
              .select("place.id")
              .where("above.public_id", "=", area),
          ),
      ),
  )
}

function people(db: Reader) {
  return db.selectFrom("person").selectAll("person").select(changedAt("person").as("updated_at"))
}

async function withDetails(
  db: Reader,
  rows: Awaited<ReturnType<ReturnType<typeof people>["execute"]>>,
): Promise<PersonRecord[]> {
  const ids = rows.map(({ id }) => id)
  const former = await listFormerPeople(db, ids)
  const formerIds = [...former.values()].flat().map(({ id }) => id)
  const names = await listRecordTranslations(db, "person", "name", [...ids, ...formerIds])
  const identifiers = await listPersonIdentifiers(db, ids)
  return rows.map((row) => {
    const under = former.get(row.id) ?? []
    return {
      id: row.public_id,
      name: row.name,
      familyName: row.family_name,
      givenName: row.given_name,
      sortName: row.sort_name,
      names: names.get(row.id) ?? [],
      gender: row.gender ?? firstKnown(under, "gender"),
      birthDate: row.birth_date ?? firstKnown(under, "birthDate"),
      deathDate: row.death_date ?? firstKnown(under, "deathDate"),
      former: under.map((record) => ({
        name: record.name,
        names: names.get(record.id) ?? [],
        extra: record.extra,
      })),
      identifiers: identifiers.get(row.id) ?? [],
      extra: row.extra,
      updatedAt: row.updated_at,
    }
  })
}
