import path from "node:path"
import { nameKeys } from "#app/domain/import/difference.server.ts"
import type { RowDifference } from "#app/domain/import/difference.ts"
import { prepareFile } from "#app/domain/import/prepare.server.ts"
import type { ImportFormat } from "#app/domain/import/prepare.server.ts"
import { ImportRun } from "#app/domain/import/run.server.ts"
import { countNames, Tally } from "#app/exchange/tally.ts"
import type { Counts, Problem } from "#app/exchange/tally.ts"
import type { Clock } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Keys } from "#app/lib/seal.server.ts"
import { commit } from "#db/commit.server.ts"
import type { Db } from "#db/connection.server.ts"
import { insertImportRun, updateImportRun } from "#db/queries/import-runs.server.ts"

/** What is to be imported, and how. */
export interface ImportOrder {
  readonly format: ImportFormat
  /** Files, or folders with a data package. */
  readonly paths: readonly string[]
  /** The space in which the files' ids lie; null where the files themselves tell it. */
  readonly source: string | null
  /** Do everything but keep it. */
  readonly isDryRun: boolean
  /** The key under which a voters' roll is kept; null, or left out, where there is none. */
  readonly rollKeys?: Keys | null
  /** A mapping file, for promises in another's form. */
  readonly mapping?: string | null
  /** A run that stands already, as one begun from a page does; left out, a new one is written down. */
  readonly run?: number
  /** Whose promises they are, where a mapped file does not say. */
  readonly person?: string | null
}

/** Told how far the import of one file is: records done, of so many. */
export type Progress = (file: string, done: number, total: number) => void

/** What became of one file. */
export interface FileReport extends Counts {
  readonly file: string
  readonly warnings: number
  /** The same numbers for each kind of record. */
  readonly kinds: Readonly<Record<string, Counts>>
  readonly problems: readonly Problem[]
  /** The first records of each kind, and what becomes of their fields. */
  readonly difference: readonly RowDifference[]
  /** Why the file as a whole changed nothing; null where it was read. */
  readonly failure: string | null
}

/**
 * Imports files one after the other, each in one transaction of its own: a file that cannot be read
 * changes nothing and stops no other, a record that cannot be used costs no other record. A file of which
 * nothing is taken leaves no trace.
 */
export async function importFiles(
  db: Db,
  order: ImportOrder,
  clock: Clock,
  progress: Progress = () => undefined,
): Promise<FileReport[]> {
  const reports: FileReport[] = []
  for (const file of order.paths) reports.push(await importFile(db, order, file, clock, progress))
  return reports
}

async function importFile(
  db: Db,
  order: ImportOrder,
  file: string,
  clock: Clock,
  progress: Progress,
): Promise<FileReport> {
  const { format, source, isDryRun, rollKeys = null, mapping = null, person = null } = order
  const asRead = new Tally()
  const foreign = { mapping, person }
  const prepared = await prepareFile(format, file, source, asRead, rollKeys, foreign)
  if (!prepared.ok) return failed(file, String(prepared.refusal.details?.["reason"]))
  const { read: total } = asRead.total()
  if (total === 0) return failed(file, "the file holds no records")

  let done = 0
  let tally = asRead
  let difference: readonly RowDifference[] = []
  function advance(records: number): void {
    done += records
    progress(file, done, total)
  }
  const outcome = await commit(db, async (trx) => {
    // Run anew where another process was in the way: what the first attempt counted does not count.
    tally = asRead.copy()
    done = 0
    const at = clock.now()
    const run = { format, source: prepared.value.source, file: path.basename(file), startedAt: at }
    const id = order.run ?? (await insertImportRun(trx, run))
    const importing = new ImportRun(trx, db.engine, id, at, tally, advance)
    await importing.meetStandIns()
    await prepared.value.store(importing)
    difference = await nameKeys(trx, importing.difference.rows)
    const counts = tally.total()
    if (isDryRun || counts.added + counts.updated + counts.unchanged === 0)
      return refuse("not-kept")
    await updateImportRun(trx, id, counts, at, run.source)
    await importing.publish()
    return accept(undefined)
  }).catch((fault: unknown) => ({ ok: true, fault }) as const)
  return "fault" in outcome
    ? failed(file, `stopped: ${outcome.fault instanceof Error ? outcome.fault.message : "unknown"}`)
    : reportOf(file, tally, difference)
}

function reportOf(
  file: string,
  tally: Tally,
  difference: readonly RowDifference[] = [],
): FileReport {
  const kinds = Object.fromEntries(tally.kinds)
  return { file, ...tally.total(), kinds, problems: tally.problems, difference, failure: null }
}

function failed(file: string, failure: string): FileReport {
  return { ...reportOf(file, new Tally()), failure }
}

/** All files together. */
export function sumReports(reports: readonly FileReport[]): Counts & { warnings: number } {
  const names = [...countNames, "warnings"] as const
  const sum = { ...new Tally().total() }
  for (const report of reports) for (const name of names) sum[name] += report[name]
  return sum
}
