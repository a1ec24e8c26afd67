import { writesNotedTo } from "#db/reading.server.ts"
import type { Database, Reader } from "#db/schema.ts"

interface Known {
  /** How many statements had written to its tables. */
  readonly at: number
  readonly value: unknown
}

const knownIn = new WeakMap<Reader, Map<string, Known>>()

/**
 * Reads something in a transaction, or gives what was read in it before, where no statement has written since to the
 * tables that it hangs on: the jobs of a batch ask the same of one petition. Outside of a transaction others write, and
 * all is read each time.
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
  if (!db.isTransaction) return read()
  const known = find(db, tables, key)
  if (known) return known.value as Value
  const value = await read()
  keep(db, tables, key, value)
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
  if (known) keep(trx, tables, key, changed(known.value as Value, change))
}

function find(db: Reader, tables: readonly (keyof Database)[], key: string): Known | undefined {
  const known = knownIn.get(db)?.get(key)
  return known?.at === writesNotedTo(tables) ? known : undefined
}

function keep(db: Reader, tables: readonly (keyof Database)[], key: string, value: unknown): void {
  const known = knownIn.get(db) ?? new Map<string, Known>()
  knownIn.set(db, known)
  known.set(key, { at: writesNotedTo(tables), value })
}
