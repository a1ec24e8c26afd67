import SQLite from "better-sqlite3"
import {
  CompiledQuery,
  Kysely,
  SqliteAdapter,
  SqliteDriver,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from "kysely"
import type { DatabaseConnection, Dialect } from "kysely"
import type { Database } from "#db/schema.ts"

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
  return { handle, kysely: over(handle) }
}

/** The reader: a second connection, so that a long write stops nobody who reads. */
export function openReader(file: string): SqliteConnection {
  const handle = new SQLite(file, { readonly: true, timeout: 5000 })
  handle.pragma("trusted_schema = OFF")
  return { handle, kysely: over(handle) }
}

function over(handle: SQLite.Database): Kysely<Database> {
  const dialect: Dialect = {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new ImmediateDriver({ database: handle }),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  }
  return new Kysely<Database>({ dialect })
}

/** Takes the write lock at the start: a lock taken at the first write fails at once when another process wrote. */
class ImmediateDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("begin immediate"))
  }
}
