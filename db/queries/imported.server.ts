import { sql } from "kysely"
import type { Instant } from "#app/lib/instant.ts"
import { chunks, jsonKeys, jsonRows } from "#db/queries/bulk.server.ts"
import { supersede } from "#db/queries/revisions.server.ts"
import type { Engine } from "#db/migrations/sql.ts"
import type { Reader, Trx } from "#db/schema.ts"

/**
 * The tables that imports fill by public id, and the columns they fill; what ends in `Id` is a key,
 * everything else text.
 */
const columns = {
  area: ["name", "kind", "parentId"],
  place: ["areaId", "kind", "name", "settlement", "houses", "address"],
  organization: ["name", "classification", "parentId", "areaId"],
  legislative_period: ["organizationId", "name", "startDate", "endDate"],
  person: ["name", "familyName", "givenName", "sortName", "gender", "birthDate", "deathDate"],
  post: ["organizationId", "areaId", "label", "role", "mandateKind"],
  membership: [
    "personId",
    "organizationId",
    "postId",
    "areaId",
    "onBehalfOfId",
    "legislativePeriodId",
    "role",
    "mandateKind",
    "startDate",
    "endDate",
  ],
  motion: [
    "organizationId",
    "legislativePeriodId",
    "title",
    "text",
    "lang",
    "classification",
    "date",
    "result",
    "sourceUrl",
  ],
  vote_event: ["motionId", "organizationId", "startDate", "result"],
  source_snapshot: ["url", "title", "capturedOn"],
  pledge: [
    ...(["personId", "sourceSnapshotId", "text", "lang", "saidOn", "dueOn"] as const),
    ...(["horizon", "horizonEvent", "power", "category"] as const),
    ...(["theirRating", "theirRatingAs", "theirRatingBy"] as const),
  ],
} as const

export type ImportedTable = keyof typeof columns

/** A row by its public id: values by column in camelCase, and `extra` as canonical JSON. Absent is null. */
export interface ImportedRow {
  readonly publicId: string
  readonly values: Readonly<Record<string, string | number | null>>
}

/** The same as it stands in the database, with its key. */
export interface StoredRow extends ImportedRow {
  readonly id: number
  /** The import that wrote it last; null where it was made here. */
  readonly importRunId: number | null
}

/** The rows of a table that have one of these public ids, by public id. */
export async function findImported(
  db: Reader,
  engine: Engine,
  table: ImportedTable,
  publicIds: readonly string[],
): Promise<Map<string, StoredRow>> {
  const found = new Map<string, StoredRow>()
  for (const some of chunks(publicIds, 1000)) {
    const { rows } = await sql<Record<string, string | number | null>>`
      select * from ${sql.table(table)}
      where public_id in ${jsonKeys(engine, "text", some)}`.execute(db)
    for (const row of rows) {
      const publicId = String(row["public_id"])
      const values = Object.fromEntries(
        columnsOf(table).map((column) => [column, row[inSnakeCase(column)] ?? null]),
      )
      const run = row["import_run_id"] ?? null
      const importRunId = run === null ? null : Number(run)
      found.set(publicId, { id: Number(row["id"]), publicId, values, importRunId })
    }
  }
  return found
}

/** Which run writes rows, and when. */
export interface Writing {
  readonly at: Instant
  readonly importRunId: number
}

/** Stores new rows and answers their keys by public id. A promise is recorded at the run's instant. */
export async function insertImported(
  trx: Trx,
  engine: Engine,
  table: ImportedTable,
  rows: readonly ImportedRow[],
  { at, importRunId }: Writing,
): Promise<Map<string, number>> {
  const ids = new Map<string, number>()
  const names = columnsOf(table)
  const stamp = table === "pledge" ? [sql`recorded_at`] : []
  for (const some of chunks(rows, 500)) {
    const values = some.map(({ publicId, values }) => [
      publicId,
      ...names.map((name) => values[name] ?? null),
    ])
    const inserted = await sql<{ id: number; public_id: string }>`
      insert into ${sql.table(table)}
        (public_id, ${sql.join(names.map((name) => sql.ref(inSnakeCase(name))))}, ${sql.join([sql`import_run_id`, ...stamp])})
      select value->>0, ${sql.join(names.map((name, index) => member(name, index + 1)))},
        ${sql.join([sql`cast(${importRunId} as integer)`, ...stamp.map(() => sql`cast(${at} as text)`)])}
      from ${jsonRows(engine, values)}
      returning id, public_id`.execute(trx)
    for (const { id, public_id } of inserted.rows) ids.set(public_id, id)
  }
  return ids
}

/** What a changed row becomes, and which run changes it. */
export interface ImportedChange extends ImportedRow, Writing {
  readonly id: number
}

/** Replaces the values of a row; what stood there is kept as a revision. */
export async function updateImported(
  trx: Trx,
  table: ImportedTable,
  { id, values, at, importRunId }: ImportedChange,
): Promise<void> {
  const query = sql<Record<string, unknown>>`select * from ${sql.table(table)} where id = ${id}`
  const [body = {}] = (await query.execute(trx)).rows
  await supersede(trx, { kind: table, id, body, at, importRunId })
  const settings = columnsOf(table).map(
    (name) => sql`${sql.ref(inSnakeCase(name))} = ${values[name] ?? null}`,
  )
  await sql`
    update ${sql.table(table)} set ${sql.join(settings)}, import_run_id = ${importRunId}
    where id = ${id}`.execute(trx)
}

/** The columns that an import fills in a table. */
export function columnsOf(table: ImportedTable): readonly string[] {
  return table === "source_snapshot" ? columns[table] : [...columns[table], "extra"]
}

function member(name: string, index: number) {
  const type = sql.raw(name.endsWith("Id") ? "integer" : "text")
  return sql`cast(value->>${sql.lit(index)} as ${type})`
}

function inSnakeCase(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
