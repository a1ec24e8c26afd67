import { sql } from "kysely"
import { chunks, jsonKeys, jsonRows } from "#db/queries/bulk.server.ts"
import type { Engine } from "#db/migrations/sql.ts"
import type { Reader, Trx } from "#db/schema.ts"

/** An identifier of a subject: `wikidata`, or `source:` and a source's key for that source's own id. */
export interface IdentifierOf {
  readonly id: number
  readonly scheme: string
  readonly value: string
}

const sourcePrefix = "source:"

/** The scheme under which a source's own ids are kept. */
export function sourceScheme(source: string): string {
  return sourcePrefix + source
}

/** The source whose own ids a scheme holds, or undefined for every other scheme. */
export function sourceOfScheme(scheme: string): string | undefined {
  return scheme.startsWith(sourcePrefix) ? scheme.slice(sourcePrefix.length) : undefined
}

/** All identifiers of subjects of a kind. */
export async function listIdentifiers(
  db: Reader,
  engine: Engine,
  kind: string,
  ids: readonly number[],
): Promise<IdentifierOf[]> {
  const found: IdentifierOf[] = []
  for (const some of chunks(ids, 1000)) {
    const rows = await db
      .selectFrom("identifier")
      .select(["subject_id as id", "scheme", "value"])
      .where("subject_kind", "=", kind)
      .where("subject_id", "in", sql<number>`${jsonKeys(engine, "integer", some)}`)
      .execute()
    found.push(...rows)
  }
  return found
}

/** All subjects of a kind that carry one of these values, whatever the scheme. */
export async function findByIdentifier(
  db: Reader,
  engine: Engine,
  kind: string,
  values: readonly string[],
): Promise<IdentifierOf[]> {
  const found: IdentifierOf[] = []
  for (const some of chunks(values, 1000)) {
    const rows = await db
      .selectFrom("identifier")
      .select(["subject_id as id", "scheme", "value"])
      .where("subject_kind", "=", kind)
      .where("value", "in", sql<string>`${jsonKeys(engine, "text", some)}`)
      .execute()
    found.push(...rows)
  }
  return found
}

/** Adds identifiers; those that stand already are left as they are. */
export async function insertIdentifiers(
  trx: Trx,
  engine: Engine,
  kind: string,
  identifiers: readonly IdentifierOf[],
  importRunId: number,
): Promise<void> {
  for (const some of chunks(identifiers, 1000)) {
    const rows = some.map(({ id, scheme, value }) => [id, scheme, value])
    await sql`
      insert into identifier (subject_kind, subject_id, scheme, value, import_run_id)
      select ${kind}, cast(value->>0 as integer), value->>1, value->>2, cast(${importRunId} as integer)
      from ${jsonRows(engine, rows)}
      where true on conflict do nothing`.execute(trx)
  }
}
