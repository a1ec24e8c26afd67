import SQLite from "better-sqlite3"
import {
  CompiledQuery,
  Kysely,
  SqliteAdapter,
  SqliteDriver,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from "kysely"
import type { DatabaseConnection, Dialect, SqliteDatabase, SqliteStatement } from "kysely"
import { writersOwn } from "#db/checkpointing.server.ts"
import { noteStatement } from "#db/reading.server.ts"
import type { Database, Reader } from "#db/schema.ts"

/** A connection and the handle below it, which the import's bulk insert and the cache's version need. */
export interface SqliteConnection {
  readonly kysely: Kysely<Database>
  readonly handle: SQLite.Database
}

/** The writer. Waiting for another process is the commit queue's work: here a busy file answers at once. */
export function openWriter(file: string): SqliteConnection {
  const handle = new SQLite(file, { timeout: 0 })
  handle.pragma("journal_mode = WAL")
  handle.pragma("synchronous = FULL")
  handle.pragma("foreign_keys = ON")
  handle.pragma("trusted_schema = OFF")
  handle.pragma("secure_delete = ON")
  handle.pragma(`wal_autocheckpoint = ${String(writersOwn)}`)
  return { handle, kysely: over(handle) }
}

/** The reader: a second connection, so that a long write stops nobody who reads. */
export function openReader(file: string): SqliteConnection {
  const handle = new SQLite(file, { readonly: true, timeout: 5000 })
  handle.pragma("trusted_schema = OFF")
  return { handle, kysely: over(handle) }
}

function over(handle: SQLite.Database): Kysely<Database> {
  const database = keepingStatements(handle)
  const adapter = new SqliteAdapter()
  databases.set(adapter, database)
  const dialect: Dialect = {
    createAdapter: () => adapter,
    createDriver: () => new ImmediateDriver({ database }),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  }
  return new Kysely<Database>({ dialect, log: ({ query }) => noteStatement(query.sql) })
}

/** By the adapter, which a connection has in common with its transactions. */
const databases = new WeakMap<object, SqliteDatabase>()

/**
 * Runs a statement of SQLite at once, as Kysely would after half a dozen turns of its own.
 * @returns undefined where the database is another engine's
 */
export function runAtOnce(
  db: Reader,
  text: string,
  parameters: readonly unknown[],
): unknown[] | undefined {
  const statement = databases.get(db.getExecutor().adapter)?.prepare(text)
  if (!statement) return undefined
  noteStatement(text)
  if (statement.reader) return statement.all(parameters)
  statement.run(parameters)
  return []
}

const mostKept = 1000

/**
 * The connection with the statements it has compiled: the same few hundred are asked again and again, and to
 * compile one costs as much as to run it. Kysely runs one at a time, so that none is asked while it runs. A
 * change of the schema throws all away; values do not stay bound to a statement that has run.
 */
function keepingStatements(handle: SQLite.Database): SqliteDatabase {
  const kept = new Map<string, SQLite.Statement>()
  function prepare(text: string): SqliteStatement {
    const known = kept.get(text)
    if (known) return known
    const statement = handle.prepare(text)
    if (kept.size >= mostKept || /^\s*(create|alter|drop)\b/i.test(text)) kept.clear()
    kept.set(text, statement)
    return statement
  }
  return { prepare, close: () => void handle.close() }
}

/** Takes the write lock at the start: a lock taken at the first write fails at once when another process wrote. */
class ImmediateDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("begin immediate"))
  }
}
