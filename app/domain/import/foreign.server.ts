import path from "node:path"
import { readCsvTable } from "#app/domain/import/csv.server.ts"
import { storePromises } from "#app/domain/import/promises.server.ts"
import { readText } from "#app/domain/import/read.server.ts"
import type { ImportRun } from "#app/domain/import/run.server.ts"
import { csvRecord } from "#app/exchange/csv-table.ts"
import { parseJsonDocument, unreadable } from "#app/exchange/json-document.ts"
import type { Unreadable } from "#app/exchange/json-document.ts"
import { foreignRecords, mapForeign } from "#app/exchange/mapped-promises.server.ts"
import type { Foreign } from "#app/exchange/mapped-promises.server.ts"
import { readMapping } from "#app/exchange/mapping.ts"
import type { Mapping } from "#app/exchange/mapping.ts"
import type { Tally } from "#app/exchange/tally.ts"
import { accept } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"

/** How a foreign file of promises is read: the mapping file, and the person where the file names none. */
export interface ForeignFile {
  readonly mapping: string | null
  readonly person: string | null
}

/**
 * Reads a foreign file of promises with its mapping, ready to be stored. Refuses what cannot be read as a
 * whole, file or mapping.
 */
export async function prepareForeign(
  file: string,
  given: string | null,
  tally: Tally,
  { mapping: mappingFile, person }: ForeignFile & { readonly mapping: string },
) {
  const read = await readForeign(file, mappingFile)
  if (!read.ok) return read
  const { mapping, records } = read.value
  const source = given ?? mapping.source ?? path.basename(file).replace(/\.(csv|json)(\.gz)?$/i, "")
  const promises = mapForeign(records, mapping, { person }, tally)
  return accept({
    source,
    store: (run: ImportRun) => storePromises(run, promises, source, given),
  })
}

/**
 * Reads a foreign file of promises, JSON or CSV, with its mapping. Refuses a file that cannot be read as a
 * whole, and a mapping that is none.
 */
async function readForeign(
  file: string,
  mappingFile: string,
): Promise<
  Outcome<{ readonly mapping: Mapping; readonly records: readonly Foreign[] }, Unreadable>
> {
  const written = await readJson(mappingFile)
  if (!written.ok) return unreadable(`the mapping cannot be read: ${reasonOf(written)}`)
  const mapping = readMapping(written.value)
  if (!mapping.ok) return mapping
  const records = await readRecords(file, mapping.value)
  return records.ok ? accept({ mapping: mapping.value, records: records.value }) : records
}

async function readRecords(
  file: string,
  mapping: Mapping,
): Promise<Outcome<Foreign[], Unreadable>> {
  if (path.extname(file).toLowerCase() === ".json") {
    const document = await readJson(file)
    return document.ok ? foreignRecords(document.value, mapping) : document
  }
  const table = await readCsvTable(file)
  if (!table.ok) return table
  const { header, rows } = table.value
  return accept(rows.map((row) => ({ place: `line ${row.line}`, raw: csvRecord(header, row) })))
}

async function readJson(file: string): Promise<Outcome<unknown, Unreadable>> {
  const text = await readText(file)
  return text.ok ? parseJsonDocument(text.value) : text
}

function reasonOf({ refusal }: Extract<Outcome<unknown>, { ok: false }>): string {
  return String(refusal.details?.["reason"])
}
