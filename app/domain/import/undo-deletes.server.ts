import type { Undoing } from "#app/domain/import/undoing.server.ts"
import { deleteSubjects, listKnownElsewhere, undoneTables } from "#db/queries/import-undo.server.ts"
import type { Standing, UndoneTable } from "#db/queries/import-undo.server.ts"
import { listMergedPeople } from "#db/queries/person-standing.server.ts"
import { listHeld, listNamed } from "#db/queries/references.server.ts"

/** Rows of a table that a run made and nobody changed since. */
export type Made = ReadonlyMap<UndoneTable, readonly Standing[]>

/** What goes with a row of its table and holds nothing by itself. */
const parts: Partial<Record<UndoneTable, readonly string[]>> = { vote_event: ["vote_count"] }

/** Deletes what a run made and nothing refers to any more; what stays is named with what holds it. */
export async function deleteUnheld(undoing: Undoing, made: Made): Promise<void> {
  for (const table of undoneTables) await deleteFrom(undoing, table, made.get(table) ?? [])
}

/** Again and again, for rows of one table may hold each other: a region its districts. */
async function deleteFrom(
  undoing: Undoing,
  table: UndoneTable,
  candidates: readonly Standing[],
): Promise<void> {
  const { trx, engine, order } = undoing
  const ids = candidates.map(({ id }) => id)
  const known = await listKnownElsewhere(trx, engine, table, ids, order.runId)
  let left = candidates.filter(({ id }) => !known.has(id))
  let held = await listHolders(undoing, table, left)
  for (;;) {
    const free = left.filter(({ id }) => !held.has(id))
    if (free.length === 0) break
    await deleteRows(undoing, table, free)
    left = left.filter(({ id }) => held.has(id))
    held = await listHolders(undoing, table, left)
  }
  for (const row of candidates) {
    if (known.has(row.id)) undoing.keepRow(table, row, "known")
    else if (held.has(row.id)) undoing.keepRow(table, row, "held", held.get(row.id))
  }
}

async function deleteRows(
  undoing: Undoing,
  table: UndoneTable,
  rows: readonly Standing[],
): Promise<void> {
  const ids = rows.map(({ id }) => id)
  await deleteSubjects(undoing.trx, undoing.engine, table, ids)
  undoing.forget(table, ids)
  undoing.take(table, ids.length)
  for (const row of rows) undoing.touchAround(table, row)
}

/** Rows to which something refers, and the table in which that stands. */
async function listHolders(
  { trx, engine, references, loose }: Undoing,
  table: UndoneTable,
  rows: readonly Standing[],
): Promise<Map<number, string>> {
  const holders = new Map<number, string>()
  const ids = rows.map(({ id }) => id)
  if (ids.length === 0) return holders
  // Votes first: whatever else holds a vote event tells more.
  const ordered = [...references].sort((a, b) => rank(a.child) - rank(b.child))
  for (const reference of ordered) {
    if (reference.parent !== table || parts[table]?.includes(reference.child)) continue
    for (const id of await listHeld(trx, engine, reference, ids)) holders.set(id, reference.child)
  }
  if (table === "person") {
    for (const id of await listMergedPeople(trx, engine, ids)) holders.set(id, "person_merge")
  }
  const subjects = rows.flatMap((row) =>
    typeof row["public_id"] === "string" ? [{ id: row.id, publicId: row["public_id"] }] : [],
  )
  for (const reference of loose) {
    for (const id of await listNamed(trx, engine, reference, table, subjects)) {
      holders.set(id, reference.child)
    }
  }
  return holders
}

function rank(child: string): number {
  return child === "vote" ? 0 : 1
}
