import { sql } from "kysely"
import type { Seat, Span } from "#app/domain/membership-span.ts"
import { chunks, jsonKeys } from "#db/queries/bulk.server.ts"
import type { Engine } from "#db/migrations/sql.ts"
import type { Reader } from "#db/schema.ts"

/** A membership that an import stored. */
export interface ImportedMembership extends Seat, Span {
  readonly publicId: string
}

/** The memberships of people that files of one source gave, the oldest first. */
export async function listImportedMemberships(
  db: Reader,
  engine: Engine,
  personIds: readonly number[],
  source: string,
): Promise<ImportedMembership[]> {
  const found: ImportedMembership[] = []
  for (const some of chunks(personIds, 1000)) {
    const rows = await db
      .selectFrom("membership")
      .innerJoin("import_run", "import_run.id", "membership.import_run_id")
      .select([
        ...(["membership.public_id as publicId", "person_id as personId"] as const),
        ...(["organization_id as organizationId", "area_id as areaId", "role"] as const),
        "legislative_period_id as legislativePeriodId",
        ...(["start_date as start", "end_date as end"] as const),
      ])
      .where("import_run.source", "=", source)
      .where("person_id", "in", sql<number>`${jsonKeys(engine, "integer", some)}`)
      .orderBy("membership.id")
      .execute()
    found.push(...rows)
  }
  return found
}
