import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { onTestFinished } from "vitest"
import { importFiles } from "#app/domain/import.server.ts"
import type { FileReport } from "#app/domain/import.server.ts"
import type { ImportFormat } from "#app/domain/import/prepare.server.ts"
import { makeClock } from "#app/lib/instant.ts"
import type { Keys } from "#app/lib/seal.server.ts"
import type { Db } from "#db/connection.server.ts"

/** What a test writes into a file: a text, bytes, or a value that becomes JSON. */
export type Content = string | Buffer | object

/** A folder of files that is thrown away when the test ends. */
export function makeFolder(files: Readonly<Record<string, Content>>): string {
  const folder = mkdtempSync(join(tmpdir(), "uade-import-"))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(folder, name, ".."), { recursive: true })
    const isRaw = typeof content === "string" || Buffer.isBuffer(content)
    writeFileSync(join(folder, name), isRaw ? content : JSON.stringify(content))
  }
  return folder
}

/** Options of an import that a test may set. */
export interface Options {
  readonly source?: string
  readonly isDryRun?: boolean
  readonly rollKeys?: Keys
  readonly mapping?: string
  readonly person?: string
}

/** Imports files that stand already. */
export function importPaths(
  db: Db,
  format: ImportFormat,
  paths: readonly string[],
  { source, isDryRun = false, rollKeys, mapping, person }: Options = {},
): Promise<FileReport[]> {
  const order = {
    ...{ format, paths, isDryRun },
    source: source ?? null,
    rollKeys: rollKeys ?? null,
    mapping: mapping ?? null,
    person: person ?? null,
  }
  return importFiles(db, order, makeClock())
}

/** Writes one file and imports it. */
export async function importOne(
  db: Db,
  format: ImportFormat,
  content: Content,
  options: Options & { readonly name?: string } = {},
): Promise<FileReport> {
  const name = options.name ?? "file.json"
  const folder = makeFolder({ [name]: content })
  const [report] = await importPaths(db, format, [join(folder, name)], options)
  if (!report) throw new Error("an import reports on every file")
  return report
}

/** Where a file's records were rejected or warned of, and why. */
export function sayAll({ problems }: FileReport): string[] {
  return problems.map(({ level, place, reason }) => `${level} ${place}: ${reason}`)
}

/** The five counts and the warnings, without the rest of a report. */
export function countsIn(report: FileReport) {
  const { read, added, updated, unchanged, rejected, warnings } = report
  return { read, added, updated, unchanged, rejected, warnings }
}
