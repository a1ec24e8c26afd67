import { sql } from "kysely"
import { formerIdScheme } from "#app/domain/person-merge.ts"
import { chunks, jsonKeys, jsonRows } from "#db/queries/bulk.server.ts"
import { listStandIns } from "#db/queries/person-standing.server.ts"
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

/** All identifiers of subjects of a kind; a person's also of the records that stand under them. */
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
    if (kind === "person") found.push(...(await listFormerIdentifiers(db, engine, some)))
  }
  return found
}

async function listFormerIdentifiers(
  db: Reader,
  engine: Engine,
  ids: readonly number[],
): Promise<IdentifierOf[]> {
  const { rows } = await sql<IdentifierOf>`
    select merged.stands_for_id as id, scheme, value from person_merge merged
    join identifier on subject_kind = 'person' and subject_id = merged.dropped_id
    where merged.undone_at is null and merged.stands_for_id in ${jsonKeys(engine, "integer", ids)}
    union all
    select merged.stands_for_id, ${formerIdScheme}, person.public_id from person_merge merged
    join person on person.id = merged.dropped_id
    where merged.undone_at is null and merged.stands_for_id in ${jsonKeys(engine, "integer", ids)}`.execute(
    db,
  )
  return rows
}

/** All subjects of a kind that carry one of these values, whatever the scheme; people as they stand now. */
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
  if (kind !== "person" || found.length === 0) return found
  const standIns = await listStandIns(db)
  return found.map(({ id, ...rest }) => ({ ...rest, id: standIns.get(id) ?? id }))
}

/** People by the public ids that their records had before a merge where an export came from. */
export async function findByFormerIds(
  db: Reader,
  engine: Engine,
  publicIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const found =
    publicIds.length === 0 ? [] : await findByIdentifier(db, engine, "person", publicIds)
  return new Map(
    found.filter(({ scheme }) => scheme === formerIdScheme).map(({ value, id }) => [value, id]),
  )
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
