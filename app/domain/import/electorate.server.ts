import { publicIdOf } from "#app/domain/import/run.server.ts"
import type { ImportRun } from "#app/domain/import/run.server.ts"
import { storeSubjects } from "#app/domain/import/store.server.ts"
import { nameDrafts } from "#app/exchange/content-id.ts"
import type { ElectorateRecord, MappedElectorate } from "#app/exchange/electorate.ts"
import { blankDraft } from "#app/exchange/subject.ts"
import { findByIdentifier, sourceScheme } from "#db/queries/identifiers.server.ts"
import {
  insertElectorates,
  listElectoratesOf,
  updateElectorate,
} from "#db/queries/electorates.server.ts"
import type { StoredElectorate } from "#db/queries/electorates.server.ts"

/** Stores how many voters areas have, joined by code. Areas of unknown codes are added as constituencies. */
export async function storeElectorate(
  run: ImportRun,
  { scheme, records }: MappedElectorate,
  source: string,
): Promise<void> {
  const areas = await findAreas(run, records, source)
  await addAreas(run, { scheme, records }, source, areas)
  const placed = records.flatMap((record) => {
    const area = areas.get(record.code) ?? `no area "${record.code}" is known`
    if (typeof area === "number") return [{ record, areaId: area }]
    run.tally.reject("electorate", record.place, area)
    return []
  })
  const ids = [...new Set(placed.map(({ areaId }) => areaId))]
  const stood = await listElectoratesOf(run.trx, run.engine, ids, source)
  const standing = new Map(stood.map((row) => [keyOf(row), row]))
  const fresh: StoredElectorate[] = []
  for (const { record, areaId } of eachOnce(run, placed)) {
    const { onDay, registered } = record
    const old = standing.get(keyOf({ areaId, onDay }))
    const isSame = old?.registered === registered
    if (old && !isSame) await updateElectorate(run.trx, old.id, registered, run.writing)
    if (!old) fresh.push({ areaId, onDay, registered, source })
    if (!isSame) run.touch("area", areaId)
    const fate = isSame ? "unchanged" : old ? "updated" : "added"
    run.tally.settle("electorate", fate)
    run.difference.note({
      ...{ fate, kind: "electorate", label: [{ table: "area", id: areaId }, onDay] },
      fields: isSame
        ? []
        : [{ column: "registered", was: old?.registered ?? null, becomes: registered }],
    })
    run.advance(1)
  }
  await insertElectorates(run.trx, fresh, run.writing)
}

/** The areas of codes: a key, or why none can be named. Codes that nobody knows are left out. */
async function findAreas(
  run: ImportRun,
  records: readonly ElectorateRecord[],
  source: string,
): Promise<Map<string, number | string>> {
  const codes = [...new Set(records.map(({ code }) => code))]
  const found = new Map<string, Map<number, string[]>>()
  for (const { id, scheme, value } of await findByIdentifier(run.trx, run.engine, "area", codes)) {
    const areas = found.get(value) ?? new Map<number, string[]>()
    found.set(value, areas.set(id, [...(areas.get(id) ?? []), scheme]))
  }
  return new Map(
    [...found].map(([code, areas]) => {
      const own = [...areas].filter(([, schemes]) => schemes.includes(sourceScheme(source)))
      const [first, second] = own.length > 0 ? own : [...areas]
      const isOne = first !== undefined && second === undefined
      return [code, isOne ? first[0] : `the code "${code}" fits two areas: name one with --source`]
    }),
  )
}

async function addAreas(
  run: ImportRun,
  { scheme, records }: MappedElectorate,
  source: string,
  areas: Map<string, number | string>,
): Promise<void> {
  const unknown = new Map(
    records.filter(({ code }) => !areas.has(code)).map((record) => [record.code, record]),
  )
  const drafts = [...unknown.values()].map(({ place, code, name }) => ({
    ...blankDraft(place),
    ownId: code,
    fields: { name: name ?? code, kind: "constituency" },
    identifiers: [{ scheme, value: code }],
    searchable: name === null ? [] : [name],
  }))
  const subjects = nameDrafts(drafts, "area", source)
  run.tally.read("area", subjects.length)
  await storeSubjects(run, "area", subjects)
  for (const { ref, place } of subjects) {
    const id = run.known.get(publicIdOf(ref))
    if (id === undefined) continue
    areas.set(ref.id, id)
    run.tally.warn(place, `no area "${ref.id}" is known: added as a constituency`)
  }
}

interface PlacedElectorate {
  readonly record: ElectorateRecord
  readonly areaId: number
}

/** One number an area and day: a repetition counts as unchanged, two numbers are both rejected. */
function eachOnce(run: ImportRun, placed: readonly PlacedElectorate[]): PlacedElectorate[] {
  const groups = new Map<string, PlacedElectorate[]>()
  for (const one of placed) {
    const key = keyOf({ areaId: one.areaId, onDay: one.record.onDay })
    groups.set(key, [...(groups.get(key) ?? []), one])
  }
  return [...groups.values()].flatMap((same) => {
    const [first] = same
    if (!first || same.length === 1) return same
    if (same.every(({ record }) => record.registered === first.record.registered)) {
      run.tally.settle("electorate", "unchanged", same.length - 1)
      return [first]
    }
    for (const { record } of same) {
      const others = same.filter((one) => one.record !== record).map((one) => one.record.place)
      const reason = `one area, one day, another number at ${others.join(", ")}`
      run.tally.reject("electorate", record.place, reason)
    }
    return []
  })
}

function keyOf({ areaId, onDay }: Pick<StoredElectorate, "areaId" | "onDay">): string {
  return `${areaId} ${onDay}`
}
