import { noteTables, writesNotedTo } from "#db/reading.server.ts"
import type { Database, Reader } from "#db/schema.ts"

interface Known {
  /** How many statements had written to its tables. */
  readonly at: number
  readonly value: unknown
}

const knownIn = new WeakMap<Reader, Map<string, Known>>()

/**
 * Reads something, or gives what was read before in this transaction, where no statement has written since to the
 * tables that it hangs on: the jobs of a batch ask the same of one petition. Outside of a transaction other processes
 * write, and nothing is known for longer than a turn of the event loop: as if those whose requests came together had
 * all been the first of them.
 *
 * @param tables all that the question looks at
 * @param key names the question and its values: the same in one transaction for nothing else
 */
export async function readOnce<Value>(
  db: Reader,
  tables: readonly (keyof Database)[],
  key: string,
  read: () => Promise<Value>,
): Promise<Value> {
  const known = find(db, tables, key)
  if (known) {
    noteTables(tables)
    return known.value as Value
  }
  const at = writesNotedTo(tables)
  const value = await read()
  keep(db, key, { at, value })
  return value
}

/**
 * Writes something, and changes what is known of it accordingly where that was up to date: it need not be read anew.
 *
 * @param write gives by what it changed
 */
export async function writeKnown<Value, Change>(
  trx: Reader,
  tables: readonly (keyof Database)[],
  key: string,
  write: () => Promise<Change>,
  changed: (value: Value, change: Change) => Value,
): Promise<void> {
  const known = find(trx, tables, key)
  const change = await write()
  if (!known) return
  keep(trx, key, { at: writesNotedTo(tables), value: changed(known.value as Value, change) })
}

function find(db: Reader, tables: readonly (keyof Database)[], key: string): Known | undefined {
  const known = knownIn.get(db)?.get(key)
  return known?.at === writesNotedTo(tables) ? known : undefined
}

function keep(db: Reader, key: string, read: Known): void {
  const known = knownIn.get(db) ?? new Map<string, Known>()
  if (known.size === 0) {
    knownIn.set(db, known)
    if (!db.isTransaction) setImmediate(() => knownIn.delete(db))
  }
  known.set(key, read)
}
