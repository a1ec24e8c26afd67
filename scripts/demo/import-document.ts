import { storeElectorate } from "#app/domain/import/electorate.server.ts"
import { storePlaces } from "#app/domain/import/places.server.ts"
import { storePopolo } from "#app/domain/import/popolo.server.ts"
import { storePopoloVotes } from "#app/domain/import/popolo-votes.server.ts"
import { ImportRun } from "#app/domain/import/run.server.ts"
import { mapPopolo } from "#app/exchange/popolo.ts"
import { mapPopoloVotes } from "#app/exchange/popolo-votes.ts"
import type { PlaceRecord } from "#app/exchange/places.ts"
import type { MotionRecord } from "#app/exchange/motion.ts"
import { Tally } from "#app/exchange/tally.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept } from "#app/lib/outcome.ts"
import { commit } from "#db/commit.server.ts"
import { insertImportRun, updateImportRun } from "#db/queries/import-runs.server.ts"
import { done } from "#scripts/demo/demo-house.ts"
import type { DemoHouse } from "#scripts/demo/demo-house.ts"

/** The space of every id of the demonstration: it meets no real source's. */
export const demoSource = "demo"

/** Imports people, places and seats. @throws where a record of our own making is rejected */
export function importPopolo(house: DemoHouse, document: unknown, file: string, at: Instant) {
  const tally = new Tally()
  const mapped = done(mapPopolo(document, demoSource, tally), `read ${file}`)
  return runImport(house, { format: "popolo", file, at, tally }, (run) => storePopolo(run, mapped))
}

/** Imports motions and votes; `langOf` tells in which language a motion of an id is written. */
export function importVotes(
  house: DemoHouse,
  document: unknown,
  langOf: ReadonlyMap<string, string>,
  at: Instant,
) {
  const tally = new Tally()
  const { motions, voters } = done(mapPopoloVotes(document, tally), "read the votes")
  const told = { voters, motions: motions.map((motion) => withLang(motion, langOf)) }
  return runImport(house, { format: "popolo-votes", file: "votes.json", at, tally }, (run) =>
    storePopoloVotes(run, told, demoSource),
  )
}

/** Imports how many voters areas have, by the areas' ids. */
export function importElectorates(
  house: DemoHouse,
  rows: readonly { readonly code: string; readonly registered: number; readonly onDay: string }[],
  at: Instant,
) {
  const tally = new Tally()
  tally.read("electorate", rows.length)
  const records = rows.map((row, index) => ({ ...row, place: `line ${index + 2}`, name: null }))
  return runImport(house, { format: "electorate", file: "electorate.csv", at, tally }, (run) =>
    storeElectorate(run, { scheme: "code", records }, demoSource),
  )
}

/** Imports streets, villages and polling stations. */
export function importPlaces(house: DemoHouse, records: readonly PlaceRecord[], at: Instant) {
  const tally = new Tally()
  tally.read("place", records.length)
  return runImport(house, { format: "places", file: "places.csv", at, tally }, (run) =>
    storePlaces(run, records, demoSource, demoSource),
  )
}

/** Popolo has no place for a motion's language; the table has. */
function withLang(motion: MotionRecord, langOf: ReadonlyMap<string, string>): MotionRecord {
  const lang = langOf.get(motion.draft.ownId ?? "") ?? null
  return { ...motion, draft: { ...motion.draft, fields: { ...motion.draft.fields, lang } } }
}

interface File {
  readonly format: string
  readonly file: string
  readonly at: Instant
  readonly tally: Tally
}

async function runImport(
  { db }: DemoHouse,
  { format, file, at, tally }: File,
  store: (run: ImportRun) => Promise<void>,
): Promise<void> {
  await commit(db, async (trx) => {
    const id = await insertImportRun(trx, { format, source: demoSource, file, startedAt: at })
    const run = new ImportRun(trx, db.engine, id, at, tally, () => undefined)
    await store(run)
    await run.publish()
    await updateImportRun(trx, id, tally.total(), at)
    const [problem] = tally.problems
    if (problem) throw new Error(`${file} ${problem.place}: ${problem.reason}`)
    return accept(undefined)
  })
}
