import { findNamed } from "#app/domain/import/named.server.ts"
import type { ImportRun } from "#app/domain/import/run.server.ts"
import { votesFromContext } from "#app/domain/roll.ts"
import type { RollRecord } from "#app/exchange/roll.ts"
import type { Day } from "#app/lib/instant.ts"
import type { Keys } from "#app/lib/seal.server.ts"
import { todayAt } from "#app/lib/zone.ts"
import {
  insertRollEntries,
  listRollEntries,
  updateRollEntry,
} from "#db/queries/roll-entries.server.ts"
import type { SourcedEntry, StoredEntry } from "#db/queries/roll-entries.server.ts"

/**
 * Stores a voters' roll, one entry a person and source. A district must be known already: a roll that made
 * districts up would let voters of none sign. Reports say lines, never what stands in them.
 *
 * @param given the source whose ids of districts are meant, where one was named
 */
export async function storeRoll(
  run: ImportRun,
  records: readonly RollRecord[],
  keys: Keys,
  source: string,
  given: string | null,
): Promise<void> {
  const names = records.map(({ district }) => district)
  const districts = await findNamed(run, "area", names, given)
  const placed = eachOnce(run, records).flatMap((record) => {
    const areaId = districts.get(record.district)
    if (typeof areaId === "number") return [{ record, areaId }]
    const why =
      areaId === undefined ? "its district is not known" : "its district fits two: say --source"
    run.tally.reject("roll", record.place, why)
    return []
  })
  const tags = placed.map(({ record }) => record.personTag)
  const standing = await listRollEntries(run.trx, source, tags)
  const today = todayAt(run.at)
  const fresh: SourcedEntry[] = []
  for (const { record, areaId } of placed) {
    const old = standing.get(record.personTag.toString("hex"))
    // The day is kept only while it lies ahead: it gives a birthday away.
    const votesFrom =
      record.votesFrom !== null && record.votesFrom > today ? record.votesFrom : null
    const isSame = old !== undefined && says(keys, old, record, areaId, votesFrom)
    if (!isSame) {
      const entry = entryOf(keys, record, areaId, votesFrom)
      if (old) {
        run.remember({ kind: "roll", id: old.id, part: "roll", before: sayEntry(old) })
        await updateRollEntry(run.trx, old.id, entry, run.id)
      }
      if (!old) fresh.push(entry)
    }
    run.tally.settle("roll", isSame ? "unchanged" : old ? "updated" : "added")
    run.advance(1)
  }
  await insertRollEntries(run.trx, source, fresh, run.id)
}

/** Each person once: what repeats itself counts as unchanged, two entries that differ are both rejected. */
function eachOnce(run: ImportRun, records: readonly RollRecord[]): RollRecord[] {
  const byPerson = new Map<string, RollRecord[]>()
  for (const record of records) {
    const person = record.personTag.toString("hex")
    byPerson.set(person, [...(byPerson.get(person) ?? []), record])
  }
  return [...byPerson.values()].flatMap((same) => {
    const [first, ...rest] = same
    if (!first || rest.length === 0) return same
    if (rest.every((one) => isAlike(one, first))) {
      run.tally.settle("roll", "unchanged", rest.length)
      return [first]
    }
    for (const { place } of same) {
      const other = same.find((one) => one.place !== place)?.place ?? ""
      run.tally.reject("roll", place, `one voter stands with other data at ${other}`)
    }
    return []
  })
}

function isAlike(one: RollRecord, other: RollRecord): boolean {
  return (
    one.matchTag.equals(other.matchTag) &&
    one.district === other.district &&
    one.votesFrom === other.votesFrom
  )
}

function says(
  keys: Keys,
  old: StoredEntry,
  { matchTag }: RollRecord,
  areaId: number,
  votesFrom: Day | null,
): boolean {
  const stood = old.votesFromSealed && keys.open(old.votesFromSealed, votesFromContext).toString()
  return old.matchTag.equals(matchTag) && old.areaId === areaId && (stood ?? null) === votesFrom
}

/** An entry as it stood: keyed tags and sealed bytes in hexadecimal digits, readable to nobody. */
function sayEntry({ matchTag, areaId, votesFromSealed, importRunId }: StoredEntry): string {
  return JSON.stringify({
    matchTag: matchTag.toString("hex"),
    areaId,
    votesFromSealed: votesFromSealed?.toString("hex") ?? null,
    importRunId,
  })
}

function entryOf(
  keys: Keys,
  { personTag, matchTag }: RollRecord,
  areaId: number,
  votesFrom: Day | null,
): SourcedEntry {
  const votesFromSealed =
    votesFrom === null ? null : keys.seal(Buffer.from(votesFrom), votesFromContext)
  return { personTag, matchTag, areaId, votesFromSealed }
}
