import type { Instant } from "#app/lib/instant.ts"
import type { Trx } from "#db/schema.ts"

/** One file's import, before it is known what it did. */
export interface NewImportRun {
  readonly format: string
  readonly source: string
  /** The file's name, without its folder. */
  readonly file: string
  readonly startedAt: Instant
}

/** What an import did, in records. */
export interface ImportCounts {
  readonly read: number
  readonly added: number
  readonly updated: number
  readonly unchanged: number
  readonly rejected: number
  readonly warnings: number
}

/** Opens a run and answers its key, which the rows it writes carry. */
export async function insertImportRun(trx: Trx, run: NewImportRun): Promise<number> {
  const { id } = await trx
    .insertInto("import_run")
    .values({ format: run.format, source: run.source, file: run.file, started_at: run.startedAt })
    .returning("id")
    .executeTakeFirstOrThrow()
  return id
}

/** Writes down what a run did. */
export async function updateImportRun(trx: Trx, id: number, counts: ImportCounts): Promise<void> {
  await trx
    .updateTable("import_run")
    .set({
      read_count: counts.read,
      added_count: counts.added,
      updated_count: counts.updated,
      unchanged_count: counts.unchanged,
      rejected_count: counts.rejected,
      warning_count: counts.warnings,
    })
    .where("id", "=", id)
    .execute()
}
