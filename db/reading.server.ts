import { AsyncLocalStorage } from "node:async_hooks"
import { subjectsOfTable } from "#db/subject-tables.ts"
import type { SubjectKind } from "#db/changes.server.ts"
import type { Database } from "#db/schema.ts"

const readings = new AsyncLocalStorage<Set<SubjectKind>>()
let underWay = 0

/**
 * Does something, and notes of which kinds of subjects it reads, in whatever query: nobody who makes a page
 * has to say on what it depends, and nobody can forget to.
 */
export async function noteReading<Value>(
  read: () => Promise<Value>,
): Promise<{ readonly value: Value; readonly kinds: ReadonlySet<SubjectKind> }> {
  const kinds = new Set<SubjectKind>()
  underWay += 1
  try {
    return { value: await readings.run(kinds, read), kinds }
  } finally {
    underWay -= 1
    // While it is on, Node follows every promise and every request of the process, also those that only serve bytes.
    if (underWay === 0) readings.disable()
  }
}

/** Notes that something of this kind is read that needs no statement, since it is held in memory. */
export function noteKind(kind: SubjectKind): void {
  readings.getStore()?.add(kind)
}

/** Notes that these tables are read where no statement is run for it, since what they hold is known. */
export function noteTables(tables: readonly (keyof Database)[]): void {
  const reading = readings.getStore()
  if (reading)
    for (const kind of tables.flatMap((table) => subjectsOfTable[table])) reading.add(kind)
}

/** Is told each statement that is run. */
export function noteStatement(text: string): void {
  if (!reads.test(text)) noteWrite(text)
  const reading = readings.getStore()
  if (reading) for (const kind of kindsIn(text)) reading.add(kind)
}

const reads = /^\s*select\b/i
const writes = /^\s*(?:insert\s+into|update|delete\s+from)\s+"?(\w+)"?/i
let written = 0
/** Of these, those of which it is not known what they wrote, such as what undoes a part of a transaction. */
let anywhere = 0
const writtenTo = new Map<string, number>()
const tableOf = new Map<string, string>()

function noteWrite(text: string): void {
  written += 1
  const table = tableOf.get(text) ?? writes.exec(text)?.[1]
  if (table === undefined) {
    anywhere += 1
    return
  }
  if (tableOf.size >= mostKept) tableOf.clear()
  tableOf.set(text, table)
  writtenTo.set(table, (writtenTo.get(table) ?? 0) + 1)
}

/**
 * How many statements were run so far, in whatever database of this process, that may have written something:
 * where it has not moved, nothing was.
 */
export function writesNoted(): number {
  return written
}

/** The same for statements that may have written to one of these tables. */
export function writesNotedTo(tables: readonly (keyof Database)[]): number {
  return tables.reduce((sum, table) => sum + (writtenTo.get(table) ?? 0), anywhere)
}

const mostKept = 5000
const kept = new Map<string, readonly SubjectKind[]>()

/** The same few hundred statements are run again and again: each is looked at once. */
function kindsIn(text: string): readonly SubjectKind[] {
  const seen = kept.get(text)
  if (seen) return seen
  const words = new Set(text.match(/\w+/g))
  const tables = (Object.keys(subjectsOfTable) as (keyof Database)[]).filter((table) =>
    words.has(table),
  )
  const kinds = [...new Set(tables.flatMap((table) => subjectsOfTable[table]))]
  if (kept.size >= mostKept) kept.clear()
  kept.set(text, kinds)
  return kinds
}
