import type { Instant } from "#app/lib/instant.ts"
import type { ImportCounts, NewImportRun } from "#db/queries/import-runs.server.ts"
import type { Reader, Trx } from "#db/schema.ts"

/** A run that begins with files handed in on a page. */
export interface UploadedRun extends NewImportRun {
  readonly accountId: number
  /** JSON. */
  readonly options: string
  /** JSON. */
  readonly upload: string
  readonly expiresAt: Instant
}

/** Writes down a run whose files lie sealed, and answers its number. */
export async function insertUploadedRun(trx: Trx, run: UploadedRun): Promise<number> {
  const { id } = await trx
    .insertInto("import_run")
    .values({
      ...{ format: run.format, source: run.source, file: run.file, started_at: run.startedAt },
      ...{ account_id: run.accountId, options: run.options, upload: run.upload },
      expires_at: run.expiresAt,
    })
    .returning("id")
    .executeTakeFirstOrThrow()
  return id
}

/** Writes down what a run would do. */
export async function markChecked(
  trx: Trx,
  id: number,
  counts: ImportCounts,
  at: Instant,
): Promise<void> {
  await trx
    .updateTable("import_run")
    .set({
      ...{ read_count: counts.read, added_count: counts.added, updated_count: counts.updated },
      ...{ unchanged_count: counts.unchanged, rejected_count: counts.rejected },
      ...{ warning_count: counts.warnings, checked_at: at },
    })
    .where("id", "=", id)
    .execute()
}

/** Writes down that somebody wants a checked run kept; answers whether it waited for that. */
export async function markConfirmed(trx: Trx, id: number, at: Instant): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("import_run")
    .set({ confirmed_at: at })
    .where("id", "=", id)
    .where("checked_at", "is not", null)
    .where("confirmed_at", "is", null)
    .where("upload", "is not", null)
    .executeTakeFirstOrThrow()
  return Number(numUpdatedRows) > 0
}

/** Writes down why a file as a whole was not taken. */
export async function markFailed(trx: Trx, id: number, failure: string): Promise<void> {
  await trx.updateTable("import_run").set({ failure }).where("id", "=", id).execute()
}

/** Notes that a run's files are gone. */
export async function dropUpload(trx: Trx, id: number): Promise<void> {
  await trx
    .updateTable("import_run")
    .set({ upload: null, expires_at: null })
    .where("id", "=", id)
    .execute()
}

/** Writes down that a run, or a trial of it, is to be taken back; answers whether nobody had asked yet. */
export async function markUndoAsked(trx: Trx, id: number, at: Instant): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("import_run")
    .set({ undo_asked_at: at })
    .where("id", "=", id)
    .where("finished_at", "is not", null)
    .where("undo_asked_at", "is", null)
    .executeTakeFirstOrThrow()
  return Number(numUpdatedRows) > 0
}

/** Writes down what an undo would do, and that it is no longer waited for. */
export async function markUndoTried(
  trx: Trx,
  id: number,
  undone: { readonly rows: number; readonly kept: number } | null,
): Promise<void> {
  await trx
    .updateTable("import_run")
    .set({
      undo_asked_at: null,
      ...(undone && { undone_count: undone.rows, kept_count: undone.kept }),
    })
    .where("id", "=", id)
    .execute()
}

/** Runs whose files nobody decided on in time; those that are being imported are not among them. */
export async function listExpiredUploads(
  db: Reader,
  now: Instant,
): Promise<{ readonly id: number; readonly upload: string }[]> {
  const rows = await db
    .selectFrom("import_run")
    .select(["id", "upload"])
    .where("upload", "is not", null)
    .where((eb) => eb.or([eb("confirmed_at", "is", null), eb("finished_at", "is not", null)]))
    .where("expires_at", "<=", now)
    .execute()
  return rows.flatMap(({ id, upload }) => (upload === null ? [] : [{ id, upload }]))
}
