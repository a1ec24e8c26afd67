import { sql } from "kysely"
import { chunks, jsonKeys, jsonRows } from "#db/queries/bulk.server.ts"
import type { Engine } from "#db/migrations/sql.ts"
import type { Reader, Trx } from "#db/schema.ts"

/** What an import changed that no revision holds: names in other languages, words of the search, counts, a roll's entry. */
export type ChangedPart = "names" | "words" | "counts" | "roll"

/** A part of a subject as it stood before an import. */
export interface ImportChange {
  readonly kind: string
  readonly id: number
  readonly part: ChangedPart
  /** JSON. */
  readonly before: string
}

/** Writes down what stood, so that the import can be taken back. */
export async function insertImportChanges(
  trx: Trx,
  engine: Engine,
  importRunId: number,
  changes: readonly ImportChange[],
): Promise<void> {
  for (const some of chunks(changes, 500)) {
    const rows = some.map(({ kind, id, part, before }) => [kind, id, part, before])
    await sql`
      insert into import_change (import_run_id, subject_kind, subject_id, part, before)
      select cast(${importRunId} as integer), value->>0, cast(value->>1 as integer), value->>2, value->>3
      from ${jsonRows(engine, rows)}`.execute(trx)
  }
}

/** What stood before a run, in the order in which it was changed. */
export async function listImportChanges(db: Reader, importRunId: number): Promise<ImportChange[]> {
  const rows = await db
    .selectFrom("import_change")
    .select(["subject_kind as kind", "subject_id as id", "part", "before"])
    .where("import_run_id", "=", importRunId)
    .orderBy("id")
    .execute()
  return rows.map((row) => ({ ...row, part: row.part as ChangedPart }))
}

/** A name in another language, and which import gave it; null for a person's own word. */
export interface StoredName {
  readonly id: number
  readonly field: string
  readonly lang: string
  readonly text: string
  readonly at: string
  readonly importRunId: number | null
}

/** The names in other languages of subjects of a kind. */
export async function listStoredNames(
  db: Reader,
  engine: Engine,
  kind: string,
  ids: readonly number[],
): Promise<StoredName[]> {
  const found: StoredName[] = []
  for (const some of chunks(ids, 1000)) {
    const rows = await db
      .selectFrom("translation")
      .select(["subject_id as id", "field", "lang", "text", "at", "import_run_id as importRunId"])
      .where("subject_kind", "=", kind)
      .where("subject_id", "in", sql<number>`${jsonKeys(engine, "integer", some)}`)
      .execute()
    found.push(...rows)
  }
  return found
}

/** Puts names back as they stood: those that this run gave go, others are left. */
export async function restoreNames(
  trx: Trx,
  kind: string,
  id: number,
  importRunId: number,
  names: readonly StoredName[],
): Promise<void> {
  await trx
    .deleteFrom("translation")
    .where("subject_kind", "=", kind)
    .where("subject_id", "=", id)
    .where("import_run_id", "=", importRunId)
    .execute()
  for (const { field, lang, text, at, importRunId: run } of names) {
    await trx
      .insertInto("translation")
      .values({
        subject_kind: kind,
        subject_id: id,
        ...{ field, lang, text, at },
        import_run_id: run,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
}
