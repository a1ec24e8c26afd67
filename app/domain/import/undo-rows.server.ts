import { differences, traceOf } from "#app/domain/import/undo.ts"
import { deleteUnheld } from "#app/domain/import/undo-deletes.server.ts"
import type { Undoing } from "#app/domain/import/undoing.server.ts"
import { indexFamily } from "#app/domain/person-words.server.ts"
import { listMovedRows } from "#db/queries/person-moves.server.ts"
import { forgetPairsOf } from "#db/queries/person-pairs.server.ts"
import { putSearchWords } from "#db/queries/search.server.ts"
import { restoreNames } from "#db/queries/import-changes.server.ts"
import type { StoredName } from "#db/queries/import-changes.server.ts"
import {
  deleteFurtherOf,
  deleteIdentifiersOf,
  listFormer,
  listIdentifiersOf,
  listMarked,
  restoreRow,
  undoneTables,
} from "#db/queries/import-undo.server.ts"
import type { Former, Standing, UndoneTable } from "#db/queries/import-undo.server.ts"
import { listHeld } from "#db/queries/references.server.ts"
import { supersede } from "#db/queries/revisions.server.ts"

/**
 * Takes back what a run did to everything that has a row of its own. What it changed is restored first: a row
 * that no longer points to what the run made holds it no longer.
 */
export async function takeRowsBack(undoing: Undoing): Promise<void> {
  const made = new Map<UndoneTable, readonly Standing[]>()
  const makers = new Map<string, Set<number>>()
  for (const table of undoneTables) {
    const { created, untouched } = await restoreChanged(undoing, table)
    made.set(table, untouched)
    makers.set(table, new Set(created))
  }
  await deleteFurtherOf(undoing.trx, undoing.order.runId)
  await forgetPairsOf(undoing.trx, undoing.order.runId)
  await takeIdentifiersBack(undoing, makers)
  await deleteUnheld(undoing, made)
}

/** Restores what the run changed in one table and answers which rows it made, and which of them nobody changed. */
async function restoreChanged(undoing: Undoing, table: UndoneTable) {
  const { trx, engine, order } = undoing
  const rows = await listMarked(trx, table, order.runId)
  const ids = rows.map(({ id }) => id)
  const former = await listFormer(trx, engine, table, ids)
  const moved = await listMovedRows(trx, engine, table, ids)
  const created: number[] = []
  const untouched: Standing[] = []
  for (const row of rows) {
    const trace = traceOf(row, wordingsOf(former.get(row.id)), order.runId)
    if (!trace) continue
    if (trace.did === "created") created.push(row.id)
    // Whose it is was decided here since: the merge is undone first, by whoever did it.
    if (moved.has(row.id)) undoing.keepRow(table, row, "held", "person_merge")
    else if (!trace.isUntouched) undoing.keepRow(table, row, "edited")
    else if (trace.before === undefined) untouched.push(row)
    else await restore(undoing, table, row, trace.before)
  }
  return { created, untouched }
}

/** The history of a vote event also holds votes that were replaced: those are no wordings of its row. */
function wordingsOf(former: readonly Former[] = []): readonly Former[] {
  return former.filter(({ body }) => !("votes" in body))
}

async function restore(
  undoing: Undoing,
  table: UndoneTable,
  row: Standing,
  before: Readonly<Record<string, unknown>>,
): Promise<void> {
  const { trx, order } = undoing
  const changes = differences(before, row)
  if (!(await stillStand(undoing, table, changes))) {
    undoing.keepRow(table, row, "gone")
    return
  }
  const { accountId, at } = order
  const who = accountId === null ? {} : { accountId }
  if (Object.keys(changes).length > 0) {
    await supersede(trx, { kind: table, id: row.id, body: row, at, ...who })
  }
  const mark = before["import_run_id"] ?? null
  await restoreRow(trx, table, row.id, { ...changes, import_run_id: mark })
  await restoreWords(undoing, table, row.id)
  undoing.restore(table)
  undoing.touchAround(table, row)
  undoing.touchAround(table, { ...row, ...changes } as Standing)
}

/** Whether everything that the former values point to is still there. */
async function stillStand(
  { trx, engine, references }: Undoing,
  table: UndoneTable,
  changes: Readonly<Record<string, unknown>>,
): Promise<boolean> {
  for (const { column, parent } of references.filter(({ child }) => child === table)) {
    const id = changes[column]
    if (typeof id !== "number") continue
    const found = await listHeld(trx, engine, { child: parent, column: "id" }, [id])
    if (found.size === 0) return false
  }
  return true
}

async function restoreWords(
  { trx, order, changes }: Undoing,
  table: UndoneTable,
  id: number,
): Promise<void> {
  const own = changes.filter((change) => change.kind === table && change.id === id)
  const names = own.find(({ part }) => part === "names")
  const words = own.find(({ part }) => part === "words")
  if (names) {
    const before = JSON.parse(names.before) as StoredName[]
    await restoreNames(trx, table, id, order.runId, before)
  }
  if (table === "person" && (await indexFamily(trx, id))) return
  if (words) {
    await putSearchWords(trx, table, id, new Set(JSON.parse(words.before) as string[]))
  }
}

/** Identifiers that the run gave to what stood before; those of what it made go with their rows. */
async function takeIdentifiersBack(
  undoing: Undoing,
  makers: ReadonlyMap<string, ReadonlySet<number>>,
): Promise<void> {
  for (const { kind, id } of await listIdentifiersOf(undoing.trx, undoing.order.runId)) {
    if (makers.get(kind)?.has(id)) continue
    const count = await deleteIdentifiersOf(undoing.trx, kind, id, undoing.order.runId)
    undoing.take("identifier", count)
    undoing.touch(kind, id)
  }
}
