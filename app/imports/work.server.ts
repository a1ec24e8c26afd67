import { z } from "zod"
import type { House } from "#app/context.server.ts"
import { importFiles } from "#app/domain/import.server.ts"
import type { FileReport } from "#app/domain/import.server.ts"
import { holdFiles } from "#app/domain/import/held-files.server.ts"
import { undoImport } from "#app/domain/import/undo.server.ts"
import { isImportFormat, stateOf } from "#app/domain/import-run.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept } from "#app/lib/outcome.ts"
import { commit } from "#db/commit.server.ts"
import {
  replaceDifferences,
  replaceKept,
  replaceProblems,
} from "#db/queries/import-reports.server.ts"
import { findImportRun } from "#db/queries/import-runs.server.ts"
import type { StoredRun } from "#db/queries/import-runs.server.ts"
import {
  dropUpload,
  listExpiredUploads,
  markChecked,
  markFailed,
  markUndoTried,
} from "#db/queries/import-uploads.server.ts"
import { forgetProgress, noteProgress } from "./progress.server.ts"
import { clearShelf, takeDown } from "./shelf.server.ts"

const Task = z.object({ run: z.int() })
const UndoTask = Task.extend({ isDryRun: z.boolean(), by: z.int() })
const Options = z.object({ source: z.string().nullable(), person: z.string().nullable() })

/** The kinds of task that the worker hands here. */
export const importTasks = {
  "import-check": checkImport,
  "import-run": carryOut,
  "import-undo": takeBack,
} as const

/** Whether a task is one of an import. */
export function isImportTask(kind: string): kind is keyof typeof importTasks {
  return Object.hasOwn(importTasks, kind)
}

/** Tries a file and writes down what it would do. Done again it does the same. */
async function checkImport(house: House, payload: unknown): Promise<void> {
  const run = await findImportRun(house.db.read, Task.parse(payload).run)
  if (!run || stateOf(run) !== "uploaded") return
  const report = await runFiles(house, run, true)
  if (report?.failure !== null) return fail(house, run, report?.failure ?? "gone")
  await commit(house.db, async (trx) => {
    await markChecked(trx, run.id, report, house.clock.now())
    await replaceDifferences(trx, house.db.engine, run.id, report.difference)
    await replaceProblems(trx, house.db.engine, run.id, report.problems)
    return accept(undefined)
  })
}

/** Imports what was confirmed, writes down what it did and throws the files away. */
async function carryOut(house: House, payload: unknown): Promise<void> {
  const run = await findImportRun(house.db.read, Task.parse(payload).run)
  if (!run || stateOf(run) !== "confirmed") return
  const report = await runFiles(house, run, false)
  if (report?.failure !== null) return fail(house, run, report?.failure ?? "gone")
  const taken = report.added + report.updated + report.unchanged
  if (taken === 0) return fail(house, run, "nothing of the file could be taken")
  await commit(house.db, async (trx) => {
    await replaceDifferences(trx, house.db.engine, run.id, report.difference)
    await replaceProblems(trx, house.db.engine, run.id, report.problems)
    await dropUpload(trx, run.id)
    return accept(undefined)
  })
  if (run.upload !== null) await clearShelf(house, run.upload)
}

/** Takes a run back, or tries to, and writes down what stays. */
async function takeBack(house: House, payload: unknown): Promise<void> {
  const { run, isDryRun, by } = UndoTask.parse(payload)
  const stored = await findImportRun(house.db.read, run)
  if (stored?.undoAskedAt == null) return
  const outcome = await undoImport(house.db, run, { accountId: by }, house.clock.now(), isDryRun)
  if (outcome.ok && !isDryRun) return
  await commit(house.db, async (trx) => {
    const { taken, restored, kept } = outcome.ok
      ? outcome.value
      : { taken: {}, restored: {}, kept: [] }
    const rows = [...Object.values(taken), ...Object.values(restored)]
    const sum = rows.reduce((total, count) => total + count, 0)
    await markUndoTried(trx, run, outcome.ok ? { rows: sum, kept: kept.length } : null)
    if (outcome.ok) await replaceKept(trx, house.db.engine, run, kept)
    return accept(undefined)
  })
}

/** Throws files away on which nobody decided in time. For the worker's clock. */
export async function sweepImports(house: House, now: Instant): Promise<void> {
  for (const { id, upload } of await listExpiredUploads(house.db.read, now)) {
    await commit(house.db, async (trx) => {
      await dropUpload(trx, id)
      return accept(undefined)
    })
    await clearShelf(house, upload)
  }
}

/** Imports the files of a run from memory; undefined where they are gone. */
async function runFiles(
  house: House,
  run: StoredRun,
  isDryRun: boolean,
): Promise<FileReport | undefined> {
  const files = run.upload === null ? undefined : await takeDown(house, run.upload)
  if (!files || !isImportFormat(run.format)) return undefined
  const { source, person } = Options.parse(JSON.parse(run.options ?? "{}"))
  const held = holdFiles(files)
  try {
    const pathOf = new Map(files.map(({ part }, index) => [part, held.files[index] ?? null]))
    const { format } = run
    const paths = [format === "rollcall" ? held.folder : (pathOf.get("file") ?? held.folder)]
    const mapping = pathOf.get("mapping") ?? null
    const order = {
      ...{ format, paths, source, person, mapping, isDryRun, run: run.id },
      rollKeys: house.rollKeys,
    }
    const [report] = await importFiles(house.db, order, house.clock, (_, done, total) => {
      noteProgress(run.id, { done, total })
    })
    return report
  } finally {
    held.release()
    forgetProgress(run.id)
  }
}

async function fail(house: House, run: StoredRun, failure: string): Promise<void> {
  await commit(house.db, async (trx) => {
    await markFailed(trx, run.id, failure)
    await dropUpload(trx, run.id)
    return accept(undefined)
  })
  if (run.upload !== null) await clearShelf(house, run.upload)
}
