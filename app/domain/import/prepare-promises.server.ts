import { readCsvTable } from "#app/domain/import/csv.server.ts"
import { prepareForeign } from "#app/domain/import/foreign.server.ts"
import type { ForeignFile } from "#app/domain/import/foreign.server.ts"
import { storeOwnPromises } from "#app/domain/import/own-promises.server.ts"
import { storePromises } from "#app/domain/import/promises.server.ts"
import { isJson, nameOf, readJson } from "#app/domain/import/read.server.ts"
import type { ImportRun } from "#app/domain/import/run.server.ts"
import { ownSpace } from "#app/exchange/own-export.ts"
import { areOwnPromises, mapOwnPromises } from "#app/exchange/own-promises.ts"
import { mapPromiseDocument, mapPromiseTable } from "#app/exchange/promises.ts"
import type { Tally } from "#app/exchange/tally.ts"
import { accept } from "#app/lib/outcome.ts"
import type { Keys } from "#app/lib/seal.server.ts"

/**
 * Reads promises of any form: our own CSV or JSON, what this site exported, or another's with a mapping.
 * Refuses what cannot be read as a whole.
 */
export async function preparePromises(
  file: string,
  given: string | null,
  tally: Tally,
  _rollKeys: Keys | null,
  { mapping, person }: ForeignFile,
) {
  if (mapping !== null) return prepareForeign(file, given, tally, { mapping, person })
  if (!isJson(file)) {
    const table = await readCsvTable(file)
    if (!table.ok) return table
    const mapped = mapPromiseTable(table.value, tally)
    return mapped.ok ? storing(mapped.value, file, given) : mapped
  }
  const document = await readJson(file)
  if (!document.ok) return document
  if (given === null && areOwnPromises(document.value)) {
    const promises = mapOwnPromises(document.value, tally)
    return accept({
      source: ownSpace,
      store: (run: ImportRun) => storeOwnPromises(run, promises),
    })
  }
  const mapped = mapPromiseDocument(document.value, tally)
  return mapped.ok ? storing(mapped.value, file, given) : mapped
}

function storing(
  promises: Parameters<typeof storePromises>[1],
  file: string,
  given: string | null,
) {
  const source = given ?? nameOf(file)
  return accept({
    source,
    store: (run: ImportRun) => storePromises(run, promises, source, given),
  })
}
