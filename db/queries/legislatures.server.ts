import { sql } from "kysely"
import { jsonKeys } from "#db/queries/bulk.server.ts"
import type { Engine } from "#db/migrations/sql.ts"
import type { Reader } from "#db/schema.ts"

/** In which legislatures people sit or sat: keys of organizations by key of person. */
export async function listLegislaturesOf(
  db: Reader,
  engine: Engine,
  personIds: readonly number[],
): Promise<Map<number, Set<number>>> {
  const rows = await db
    .selectFrom("membership")
    .innerJoin("organization", "organization.id", "membership.organization_id")
    .select(["membership.person_id", "organization.id"])
    .distinct()
    .where("organization.classification", "=", "legislature")
    .where("membership.person_id", "in", sql<number>`${jsonKeys(engine, "integer", personIds)}`)
    .execute()
  const found = new Map<number, Set<number>>()
  for (const { person_id, id } of rows) {
    found.set(person_id, (found.get(person_id) ?? new Set<number>()).add(id))
  }
  return found
}
