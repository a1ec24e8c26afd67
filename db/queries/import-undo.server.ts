import { sql } from "kysely"
import { chunks, jsonKeys } from "#db/queries/bulk.server.ts"
import type { Engine } from "#db/migrations/sql.ts"
import { dropSearchWords } from "#db/queries/search.server.ts"
import type { Database, Reader, Trx } from "#db/schema.ts"

/** Tables whose rows say which run made or last changed them, those first that refer to the others. */
export const undoneTables = [
  ...(["pledge", "source_snapshot", "candidacy", "membership", "post", "place"] as const),
  ...(["electorate", "vote_event", "motion", "legislative_period", "person"] as const),
  ...(["organization", "area"] as const),
] as const satisfies readonly (keyof Database)[]

export type UndoneTable = (typeof undoneTables)[number]

/** A row as it stands, in the columns of its table. */
export type Standing = Readonly<Record<string, string | number | null>> & { readonly id: number }

/** A wording that was superseded. */
export interface Former {
  readonly id: number
  readonly number: number
  readonly importRunId: number | null
  readonly body: Readonly<Record<string, unknown>>
}

/** The rows of a table that bear a run's mark, and those whose history names it. */
export async function listMarked(
  db: Reader,
  table: UndoneTable,
  importRunId: number,
): Promise<Standing[]> {
  const { rows } = await sql<Standing>`
    select * from ${sql.table(table)} where id in (
      select id from ${sql.table(table)} where import_run_id = ${importRunId}
      union select subject_id from revision
        where subject_kind = ${table} and import_run_id = ${importRunId}
      union select subject_id from revision
        where subject_kind = ${table} and number = 1
          and (body like ${`%"import_run_id":${String(importRunId)},%`}
            or body like ${`%"import_run_id":${String(importRunId)}}%`}))
    order by id`.execute(db)
  return rows.map((row) => withoutBytes(row))
}

/** The former wordings of rows, the oldest first, by row. */
export async function listFormer(
  db: Reader,
  engine: Engine,
  table: string,
  ids: readonly number[],
): Promise<Map<number, Former[]>> {
  const found = new Map<number, Former[]>()
  for (const some of chunks(ids, 2000)) {
    const rows = await db
      .selectFrom("revision")
      .select(["subject_id as id", "number", "import_run_id as importRunId", "body"])
      .where("subject_kind", "=", table)
      .where("subject_id", "in", sql<number>`${jsonKeys(engine, "integer", some)}`)
      .orderBy("subject_id")
      .orderBy("number")
      .execute()
    for (const row of rows) {
      const former = { ...row, body: JSON.parse(row.body) as Former["body"] }
      found.set(row.id, [...(found.get(row.id) ?? []), former])
    }
  }
  return found
}

/** Gives a row the values that it had. What they replace must be kept as a revision before. */
export async function restoreRow(
  trx: Trx,
  table: UndoneTable,
  id: number,
  values: Readonly<Record<string, unknown>>,
): Promise<void> {
  const settings = Object.entries(values).map(
    ([name, value]) => sql`${sql.ref(name)} = ${value ?? null}`,
  )
  if (settings.length === 0) return
  await sql`update ${sql.table(table)} set ${sql.join(settings)} where id = ${id}`.execute(trx)
}

/** Takes rows away, with the search's words, versions, identifiers and imported names that were theirs. */
export async function deleteSubjects(
  trx: Trx,
  engine: Engine,
  table: UndoneTable,
  ids: readonly number[],
): Promise<void> {
  await dropSearchWords(trx, table, ids)
  for (const some of chunks(ids, 5000)) {
    const keys = jsonKeys(engine, "integer", some)
    for (const part of ["identifier", "translation", "subject_version"] as const) {
      await sql`delete from ${sql.table(part)}
        where subject_kind = ${table} and subject_id in ${keys}`.execute(trx)
    }
    if (table === "person")
      await sql`delete from person_pair where one_id in ${keys} or other_id in ${keys}`.execute(trx)
    if (table === "vote_event")
      await sql`delete from vote_count where vote_event_id in ${keys}`.execute(trx)
    await sql`delete from ${sql.table(table)} where id in ${keys}`.execute(trx)
  }
}

/** Takes the links to further sources away that a run made. */
export async function deleteFurtherOf(trx: Trx, importRunId: number): Promise<void> {
  await trx.deleteFrom("further_source").where("import_run_id", "=", importRunId).execute()
}

/** Identifiers that a run added. */
export async function listIdentifiersOf(
  db: Reader,
  importRunId: number,
): Promise<{ readonly kind: string; readonly id: number }[]> {
  return db
    .selectFrom("identifier")
    .select(["subject_kind as kind", "subject_id as id"])
    .distinct()
    .where("import_run_id", "=", importRunId)
    .execute()
}

/** Takes the identifiers of a subject away that a run added; answers how many. */
export async function deleteIdentifiersOf(
  trx: Trx,
  kind: string,
  id: number,
  importRunId: number,
): Promise<number> {
  const { numDeletedRows } = await trx
    .deleteFrom("identifier")
    .where("subject_kind", "=", kind)
    .where("subject_id", "=", id)
    .where("import_run_id", "=", importRunId)
    .executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}

/** Subjects whose identifiers or names another run gave, or a person. */
export async function listKnownElsewhere(
  db: Reader,
  engine: Engine,
  table: string,
  ids: readonly number[],
  importRunId: number,
): Promise<Set<number>> {
  const known = new Set<number>()
  for (const some of chunks(ids, 5000)) {
    for (const part of ["identifier", "translation"] as const) {
      const { rows } = await sql<{ id: number }>`
        select distinct subject_id as id from ${sql.table(part)}
        where subject_kind = ${table} and subject_id in ${jsonKeys(engine, "integer", some)}
          and (import_run_id is null or import_run_id <> ${importRunId})`.execute(db)
      for (const { id } of rows) known.add(id)
    }
  }
  return known
}

/** Byte strings are no part of what a revision keeps. */
function withoutBytes(row: Standing): Standing {
  const kept = Object.entries(row).filter(([, value]) => !Buffer.isBuffer(value))
  return Object.fromEntries(kept) as Standing
}
