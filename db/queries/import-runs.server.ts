import type { Instant } from "#app/lib/instant.ts"
import type { Reader, Row, Trx } from "#db/schema.ts"

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

/** An import as it stands: from an upload, or from the command line, which uploads nothing. */
export interface StoredRun extends NewImportRun, ImportCounts {
  readonly id: number
  /** Who began it from a page; null for the command line. */
  readonly accountId: number | null
  /** How the file is read: JSON. */
  readonly options: string | null
  /** Names of the sealed files: JSON; null once they are gone. */
  readonly upload: string | null
  readonly expiresAt: Instant | null
  /** When it was tried without keeping anything. */
  readonly checkedAt: Instant | null
  readonly confirmedAt: Instant | null
  readonly finishedAt: Instant | null
  /** Why the file as a whole was not taken. */
  readonly failure: string | null
  readonly undoAskedAt: Instant | null
  readonly undoneAt: Instant | null
  /** Rows that were taken back or restored, and rows that stayed. */
  readonly undoneCount: number | null
  readonly keptCount: number | null
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

/** Writes down what a run did, of which source, and when it was done. */
export async function updateImportRun(
  trx: Trx,
  id: number,
  counts: ImportCounts,
  finishedAt: Instant,
  source?: string,
): Promise<void> {
  await trx
    .updateTable("import_run")
    .set({
      ...(source !== undefined && { source }),
      read_count: counts.read,
      added_count: counts.added,
      updated_count: counts.updated,
      unchanged_count: counts.unchanged,
      rejected_count: counts.rejected,
      warning_count: counts.warnings,
      finished_at: finishedAt,
    })
    .where("id", "=", id)
    .execute()
}

/** A run by its number. */
export async function findImportRun(db: Reader, id: number): Promise<StoredRun | undefined> {
  const row = await db.selectFrom("import_run").selectAll().where("id", "=", id).executeTakeFirst()
  return row && asRun(row)
}

/**
 * The newest runs, from before one on.
 *
 * @param of whose alone; left out, everybody's and those of the command line
 */
export async function listImportRuns(
  db: Reader,
  limit: number,
  before = 2_147_483_647,
  of?: number,
): Promise<StoredRun[]> {
  const rows = await db
    .selectFrom("import_run")
    .selectAll()
    .where("id", "<", before)
    .$if(of !== undefined, (query) => query.where("account_id", "=", of ?? 0))
    .orderBy("id", "desc")
    .limit(limit)
    .execute()
  return rows.map(asRun)
}

/** Writes down that a run was taken back. */
export async function markUndone(
  trx: Trx,
  id: number,
  at: Instant,
  undone: {
    readonly taken: Readonly<Record<string, number>>
    readonly restored: Readonly<Record<string, number>>
    readonly kept: readonly unknown[]
  },
): Promise<void> {
  const counts = [...Object.values(undone.taken), ...Object.values(undone.restored)]
  await trx
    .updateTable("import_run")
    .set({
      undone_at: at,
      undo_asked_at: null,
      undone_count: counts.reduce((sum, count) => sum + count, 0),
      kept_count: undone.kept.length,
    })
    .where("id", "=", id)
    .execute()
}

function asRun(row: Row<"import_run">): StoredRun {
  return {
    ...{ id: row.id, format: row.format, source: row.source, file: row.file },
    startedAt: row.started_at,
    ...{ read: row.read_count, added: row.added_count, updated: row.updated_count },
    ...{ unchanged: row.unchanged_count, rejected: row.rejected_count },
    warnings: row.warning_count,
    ...{ accountId: row.account_id, options: row.options, upload: row.upload },
    ...{ expiresAt: row.expires_at, checkedAt: row.checked_at, confirmedAt: row.confirmed_at },
    ...{ finishedAt: row.finished_at, failure: row.failure, undoAskedAt: row.undo_asked_at },
    ...{ undoneAt: row.undone_at, undoneCount: row.undone_count, keptCount: row.kept_count },
  }
}
