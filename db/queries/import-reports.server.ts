import { sql } from "kysely"
import type { RowDifference, RowFate } from "#app/domain/import/difference.ts"
import type { KeptRow } from "#app/domain/import/undo.ts"
import { chunks, jsonRows } from "#db/queries/bulk.server.ts"
import type { Engine } from "#db/migrations/sql.ts"
import type { Reader, Trx } from "#db/schema.ts"

/** A record of a file that was not taken, or not as it stands, and where it lies. */
export interface StoredProblem {
  readonly level: "reject" | "warning"
  readonly place: string
  readonly reason: string
}

/** Replaces the list of what stayed when a run was taken back. */
export async function replaceKept(
  trx: Trx,
  engine: Engine,
  importRunId: number,
  kept: readonly KeptRow[],
): Promise<void> {
  await trx
    .deleteFrom("import_difference")
    .where("import_run_id", "=", importRunId)
    .where("fate", "=", "kept")
    .execute()
  const { last } = await trx
    .selectFrom("import_difference")
    .select((eb) => eb.fn.max<number | null>("position").as("last"))
    .where("import_run_id", "=", importRunId)
    .executeTakeFirstOrThrow()
  const rows = kept.map(({ kind, label, publicId, why, by }, index) => [
    ...[(last ?? 0) + 1 + index, "kept", kind, label],
    JSON.stringify({ publicId, why, by }),
  ])
  await insertDifferences(trx, engine, importRunId, rows)
}

/** What stayed when a run was taken back. */
export async function listKept(db: Reader, importRunId: number): Promise<KeptRow[]> {
  const rows = await db
    .selectFrom("import_difference")
    .select(["kind", "label", "fields"])
    .where("import_run_id", "=", importRunId)
    .where("fate", "=", "kept")
    .orderBy("position")
    .execute()
  return rows.map(({ kind, label, fields }) => ({
    kind,
    label,
    ...(JSON.parse(fields) as Pick<KeptRow, "publicId" | "why" | "by">),
  }))
}

/** Replaces what a reader is shown of a run: the first records of each kind and what becomes of them. */
export async function replaceDifferences(
  trx: Trx,
  engine: Engine,
  importRunId: number,
  differences: readonly RowDifference[],
): Promise<void> {
  await trx.deleteFrom("import_difference").where("import_run_id", "=", importRunId).execute()
  const rows = differences.map(({ fate, kind, label, fields }, index) => [
    ...[index, fate, kind, label.slice(0, 300)],
    JSON.stringify(fields),
  ])
  await insertDifferences(trx, engine, importRunId, rows)
}

/** The first records of each kind that a run adds, changes or leaves, in the order of the file. */
export async function listDifferences(db: Reader, importRunId: number): Promise<RowDifference[]> {
  const rows = await db
    .selectFrom("import_difference")
    .select(["fate", "kind", "label", "fields"])
    .where("import_run_id", "=", importRunId)
    .where("fate", "<>", "kept")
    .orderBy("position")
    .execute()
  return rows.map(({ fate, fields, ...row }) => ({
    ...row,
    fate: fate as RowFate,
    fields: JSON.parse(fields) as RowDifference["fields"],
  }))
}

/** Replaces the list of records that were not taken, or not as they stand. */
export async function replaceProblems(
  trx: Trx,
  engine: Engine,
  importRunId: number,
  problems: readonly StoredProblem[],
): Promise<void> {
  await trx.deleteFrom("import_problem").where("import_run_id", "=", importRunId).execute()
  const rows = problems.map(({ level, place, reason }, index) => [index, level, place, reason])
  for (const some of chunks(rows, 1000)) {
    await sql`
      insert into import_problem (import_run_id, position, level, place, reason)
      select cast(${importRunId} as integer), cast(value->>0 as integer), value->>1, value->>2, value->>3
      from ${jsonRows(engine, some)}`.execute(trx)
  }
}

/** Records that were not taken, or not as they stand, in the order of the file. */
export async function listProblems(
  db: Reader,
  importRunId: number,
  limit = 1_000_000,
): Promise<StoredProblem[]> {
  const rows = await db
    .selectFrom("import_problem")
    .select(["level", "place", "reason"])
    .where("import_run_id", "=", importRunId)
    .orderBy("position")
    .limit(limit)
    .execute()
  return rows.map((row) => ({ ...row, level: row.level as StoredProblem["level"] }))
}

async function insertDifferences(
  trx: Trx,
  engine: Engine,
  importRunId: number,
  rows: readonly (readonly (string | number)[])[],
): Promise<void> {
  for (const some of chunks(rows, 1000)) {
    await sql`
      insert into import_difference (import_run_id, position, fate, kind, label, fields)
      select cast(${importRunId} as integer), cast(value->>0 as integer),
        value->>1, value->>2, value->>3, value->>4
      from ${jsonRows(engine, some)}`.execute(trx)
  }
}
