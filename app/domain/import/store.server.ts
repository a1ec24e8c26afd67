import { isHidden } from "#app/domain/hidden-text.ts"
import { indexPeople } from "#app/domain/person-words.server.ts"
import {
  addIdentifiers,
  publicIdOfEntry,
  withoutFormer,
} from "#app/domain/import/identified.server.ts"
import type { Entry } from "#app/domain/import/identified.server.ts"
import { findLinked, linkUp } from "#app/domain/import/links.server.ts"
import { addMentioned } from "#app/domain/import/mentioned.server.ts"
import { inWaves, withoutRepeats } from "#app/domain/import/order.server.ts"
import { publicIdOf } from "#app/domain/import/run.server.ts"
import type { ImportRun } from "#app/domain/import/run.server.ts"
import { showRecord } from "#app/domain/import/shown.server.ts"
import { ownSpace } from "#app/exchange/own-export.ts"
import type { Subject } from "#app/exchange/subject.ts"
import { canonicalJson } from "#app/lib/canonical-json.ts"
import { listStoredNames } from "#db/queries/import-changes.server.ts"
import {
  columnsOf,
  findImported,
  insertImported,
  updateImported,
} from "#db/queries/imported.server.ts"
import type { ImportedRow, ImportedTable, StoredRow } from "#db/queries/imported.server.ts"
import { listSearchWords, replaceSearchWords } from "#db/queries/search.server.ts"
import { putImportedNames } from "#db/queries/translations.server.ts"

/**
 * Stores records of one kind: new ones are added, changed ones updated with the old row kept as a
 * revision, the rest is left alone. Identifiers are only ever added: what another file knows stays.
 */
export async function storeSubjects(
  run: ImportRun,
  table: ImportedTable,
  subjects: readonly Subject[],
): Promise<void> {
  await findLinked(run, subjects.flatMap(refsOf))
  await addMentioned(run, subjects)
  for (const wave of inWaves(withoutRepeats(run, subjects))) await storeWave(run, table, wave)
}

async function storeWave(
  run: ImportRun,
  table: ImportedTable,
  subjects: readonly Subject[],
): Promise<void> {
  const linked = subjects.map((subject) => entryOf(run, subject)).filter(isEntry)
  const stood = await findImported(run.trx, run.engine, table, linked.map(publicIdOfEntry))
  const entries = table === "person" ? await withoutFormer(run, linked, stood) : linked
  const added = entries.filter(({ row }) => !stood.has(row.publicId))
  const made = await insertImported(
    run.trx,
    run.engine,
    table,
    added.map(({ row }) => row),
    run.writing,
  )
  for (const [publicId, id] of made) {
    run.known.set(publicId, id)
    run.added.add(publicId)
  }
  for (const { publicId, id } of stood.values()) run.known.set(publicId, id)
  const identified = await addIdentifiers(run, table, entries)
  for (const entry of entries) {
    const id = run.known.get(entry.row.publicId)
    if (id === undefined) throw new Error(`${entry.row.publicId} was not stored`)
    const stored = stood.get(entry.row.publicId)
    await settle(run, table, withHidden(entry, stored), id, stored, identified.has(id))
  }
}

async function settle(
  run: ImportRun,
  table: ImportedTable,
  { subject, row }: Entry,
  id: number,
  stored: StoredRow | undefined,
  isIdentified: boolean,
): Promise<void> {
  // Our own export brings public ids: what was made here itself is nobody's to overwrite by naming it.
  const isMadeHere = stored?.importRunId === null && subject.ref.source === ownSpace
  const isChanged = stored !== undefined && !isMadeHere && differs(table, row, stored)
  if (isChanged) {
    await updateImported(run.trx, table, { ...row, id, ...run.writing })
  }
  if (!stored || isChanged) {
    const { names, searchable } = subject
    if (isChanged) await rememberWords(run, table, id, subject)
    await putImportedNames(run.trx, { kind: table, id, names, ...run.writing })
    if (run.hasSeveralRecords(table, id)) {
      await indexPeople(run.trx, [id, run.standingFor(table, id)])
    } else if (searchable.length > 0) await replaceSearchWords(run.trx, table, id, searchable)
  }
  const isNews = !stored || isChanged || isIdentified
  const fate = stored ? (isNews ? "updated" : "unchanged") : "added"
  run.tally.settle(table, fate)
  showRecord(run, table, fate, { subject, row, stored })
  run.advance(1)
  if (!isNews) return
  run.touch(table, id)
  run.touch(table, run.standingFor(table, id))
  const { personId, areaId } = row.values
  const isOfPerson = table === "membership" || table === "pledge"
  if (isOfPerson && typeof personId === "number") run.touch("person", personId)
  if (table === "membership" && typeof areaId === "number") run.touch("area", areaId)
}

/** Names and words of the search are overwritten in their place: what stood is remembered beside. */
async function rememberWords(
  run: ImportRun,
  kind: ImportedTable,
  id: number,
  { names, searchable }: Subject,
): Promise<void> {
  if (names.length > 0) {
    const stood = await listStoredNames(run.trx, run.engine, kind, [id])
    const given = stood.filter(({ importRunId }) => importRunId !== null)
    const before = JSON.stringify(given)
    run.remember({ kind, id, part: "names", before })
  }
  if (searchable.length > 0 && !run.hasSeveralRecords(kind, id)) {
    const stood = (await listSearchWords(run.trx, kind, [id])).get(id) ?? []
    run.remember({ kind, id, part: "words", before: JSON.stringify([...stood].sort()) })
  }
}

/** What was hidden here stays hidden, whatever a file says: its words come back by moderators alone. */
function withHidden({ subject, row }: Entry, stored: StoredRow | undefined): Entry {
  const hidden = Object.entries(stored?.values ?? {}).filter(
    ([, value]) => typeof value === "string" && isHidden(value),
  )
  if (hidden.length === 0) return { subject, row }
  const values = { ...row.values, ...Object.fromEntries(hidden) }
  return { subject: { ...subject, searchable: [] }, row: { ...row, values } }
}

function entryOf(run: ImportRun, subject: Subject): Entry | undefined {
  const { ref, place, fields } = subject
  const linked = linkUp(run, subject)
  if ("problem" in linked) {
    run.tally.reject(ref.kind, place, linked.problem)
    run.refused.add(publicIdOf(ref))
    return undefined
  }
  const lost: Record<string, string> = {}
  for (const { column, ref: target } of linked.lost) {
    lost[column.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)] = target.id
    run.tally.warn(
      place,
      `no ${target.kind.replace("_", " ")} "${target.id}" is known: the id is kept`,
    )
  }
  const extra = { ...subject.extra, ...lost }
  const text = Object.keys(extra).length > 0 ? canonicalJson(extra) : null
  return {
    subject,
    row: { publicId: publicIdOf(ref), values: { ...fields, ...linked.keys, extra: text } },
  }
}

function differs(table: ImportedTable, row: ImportedRow, stored: StoredRow): boolean {
  return columnsOf(table).some((name) => (row.values[name] ?? null) !== stored.values[name])
}

function refsOf(subject: Subject) {
  return Object.values(subject.links).filter((ref) => ref !== null)
}

function isEntry(entry: Entry | undefined): entry is Entry {
  return entry !== undefined
}
