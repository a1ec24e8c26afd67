import type { ImportFormat } from "#app/domain/import-run.ts"
import { readCsvTable } from "#app/domain/import/csv.server.ts"
import { storeElectorate } from "#app/domain/import/electorate.server.ts"
import { storeMandates } from "#app/domain/import/mandates.server.ts"
import { storePlaces } from "#app/domain/import/places.server.ts"
import { storePopolo } from "#app/domain/import/popolo.server.ts"
import { storeOwnVotes } from "#app/domain/import/own-votes.server.ts"
import { storePopoloVotes } from "#app/domain/import/popolo-votes.server.ts"
import type { ForeignFile } from "#app/domain/import/foreign.server.ts"
import { isJson, nameOf, readJson } from "#app/domain/import/read.server.ts"
import { preparePromises } from "#app/domain/import/prepare-promises.server.ts"
import { readRollcallFolder } from "#app/domain/import/rollcall-folder.server.ts"
import { storeRoll } from "#app/domain/import/roll.server.ts"
import { storeRollcall } from "#app/domain/import/rollcall.server.ts"
import type { ImportRun } from "#app/domain/import/run.server.ts"
import { mapElectorate } from "#app/exchange/electorate.ts"
import { mapMandateDocument, mapMandateTable } from "#app/exchange/mandates.ts"
import { unreadable } from "#app/exchange/json-document.ts"
import type { Unreadable } from "#app/exchange/json-document.ts"
import { isOwnExport, ownSpace } from "#app/exchange/own-export.ts"
import { mapPlaces } from "#app/exchange/places.ts"
import { mapPopolo } from "#app/exchange/popolo.ts"
import { mapPopoloVotes } from "#app/exchange/popolo-votes.ts"
import { mapRoll } from "#app/exchange/roll.ts"
import { sharedSpace } from "#app/exchange/subject.ts"
import type { Tally } from "#app/exchange/tally.ts"
import { accept } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import type { Keys } from "#app/lib/seal.server.ts"

/** A file that was read and mapped: its source, and how its records are stored. */
export interface Prepared {
  readonly source: string
  store(run: ImportRun): Promise<void>
}

type Prepare = (
  file: string,
  given: string | null,
  tally: Tally,
  rollKeys: Keys | null,
  foreign: ForeignFile,
) => Promise<Outcome<Prepared, Unreadable>>

const formats = {
  popolo: preparePopolo,
  "popolo-votes": preparePopoloVotes,
  rollcall: prepareRollcall,
  promises: preparePromises,
  electorate: prepareElectorate,
  mandates: prepareMandates,
  roll: prepareRoll,
  places: preparePlaces,
} as const satisfies Record<ImportFormat, Prepare>

export { importFormats } from "#app/domain/import-run.ts"
export type { ImportFormat } from "#app/domain/import-run.ts"

/**
 * Reads and maps a file before any transaction begins. Refuses a file that cannot be read as a whole.
 * @param rollKeys the key of the voters' roll; null where there is none, and then no roll is read
 * @param foreign how a file of promises in another's form is read
 */
export function prepareFile(
  format: ImportFormat,
  file: string,
  given: string | null,
  tally: Tally,
  rollKeys: Keys | null,
  foreign: ForeignFile = { mapping: null, person: null },
): Promise<Outcome<Prepared, Unreadable>> {
  return formats[format](file, given, tally, rollKeys, foreign)
}

async function preparePopolo(file: string, given: string | null, tally: Tally) {
  const parsed = await readJson(file)
  if (!parsed.ok) return parsed
  const mapped = mapPopolo(parsed.value, given, tally)
  if (!mapped.ok) return mapped
  const { source } = mapped.value
  return accept({ source, store: (run: ImportRun) => storePopolo(run, mapped.value) })
}

async function preparePopoloVotes(file: string, given: string | null, tally: Tally) {
  const parsed = await readJson(file)
  if (!parsed.ok) return parsed
  const mapped = mapPopoloVotes(parsed.value, tally)
  if (!mapped.ok) return mapped
  if (given === null && isOwnExport(parsed.value)) {
    const { motions } = mapped.value
    return accept({ source: ownSpace, store: (run: ImportRun) => storeOwnVotes(run, motions) })
  }
  return accept({
    source: given ?? mapped.value.motions[0]?.organizationId ?? sharedSpace,
    store: (run: ImportRun) => storePopoloVotes(run, mapped.value, given),
  })
}

async function prepareRollcall(folder: string, given: string | null, tally: Tally) {
  const read = await readRollcallFolder(folder, given, tally)
  if (!read.ok) return read
  const { source } = read.value
  return accept({ source, store: (run: ImportRun) => storeRollcall(run, read.value) })
}

async function preparePlaces(file: string, given: string | null, tally: Tally) {
  const table = await readCsvTable(file)
  if (!table.ok) return table
  const mapped = mapPlaces(table.value, tally)
  if (!mapped.ok) return mapped
  const source = given ?? nameOf(file)
  return accept({
    source,
    store: (run: ImportRun) => storePlaces(run, mapped.value, source, given),
  })
}

async function prepareElectorate(file: string, given: string | null, tally: Tally) {
  const table = await readCsvTable(file)
  if (!table.ok) return table
  const mapped = mapElectorate(table.value, tally)
  if (!mapped.ok) return mapped
  const source = given ?? nameOf(file)
  return accept({ source, store: (run: ImportRun) => storeElectorate(run, mapped.value, source) })
}

async function prepareMandates(file: string, given: string | null, tally: Tally) {
  const mapped = await mapMandates(file, tally)
  if (!mapped.ok) return mapped
  const source = given ?? nameOf(file)
  return accept({
    source,
    store: (run: ImportRun) => storeMandates(run, mapped.value, source, given),
  })
}

async function mapMandates(file: string, tally: Tally) {
  if (isJson(file)) {
    const parsed = await readJson(file)
    return parsed.ok ? mapMandateDocument(parsed.value, tally) : parsed
  }
  const table = await readCsvTable(file)
  return table.ok ? mapMandateTable(table.value, tally) : table
}

async function prepareRoll(
  file: string,
  given: string | null,
  tally: Tally,
  keys: Keys | null,
): Promise<Outcome<Prepared, Unreadable>> {
  if (!keys) return unreadable("ROLL_KEY_FILE is not set: a roll is kept under a key of its own")
  const table = await readCsvTable(file)
  if (!table.ok) return table
  const mapped = mapRoll(table.value, keys, tally)
  if (!mapped.ok) return mapped
  const source = given ?? nameOf(file)
  return accept({
    source,
    store: (run: ImportRun) => storeRoll(run, mapped.value, keys, source, given),
  })
}
