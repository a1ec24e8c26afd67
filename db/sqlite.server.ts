import SQLite from "better-sqlite3"
import {
  CompiledQuery,
  Kysely,
  SqliteAdapter,
  SqliteDriver,
  SqliteIntrospector,
  SqliteQueryCompiler,
  sql,
} from "kysely"
import type { DatabaseConnection, Dialect, SqliteDatabase, SqliteStatement } from "kysely"
import { writersOwn } from "#db/checkpointing.server.ts"
import { noteStatement } from "#db/reading.server.ts"
import { holdToSettings } from "#db/sqlite-settings.server.ts"
import type { Database, Reader } from "#db/schema.ts"
import { isStorageFault } from "#db/storage-fault.server.ts"

/** A connection and the handle below it, which the cache's version needs: another one once it was opened anew. */
export interface SqliteConnection {
  readonly kysely: Kysely<Database>
  readonly handle: SQLite.Database
  /** Opens it anew, between two transactions. @throws where the file cannot be opened: what was there is closed */
  reopen(): Promise<void>
  close(): Promise<void>
}

/** The writer. Waiting for another process is the commit queue's work: here a busy file answers at once. */
export function openWriter(file: string): SqliteConnection {
  return connectionOf(() => writingHandle(file))
}

function writingHandle(file: string): SQLite.Database {
  const handle = new SQLite(file, { timeout: 0 })
  holdToSettings(handle, {
    journal_mode: "wal",
    busy_timeout: 0,
    wal_autocheckpoint: writersOwn,
  })
  return handle
}

/** The reader: a second connection, so that a long write stops nobody who reads. */
export function openReader(file: string): SqliteConnection {
  return connectionOf(() => {
    const handle = new SQLite(file, { readonly: true, timeout: 5000 })
    holdToSettings(handle, { busy_timeout: 5000 })
    return handle
  })
}

/**
 * Opens the writer anew and lets it write: the same number where it stands already. The page is stored and synced, and
 * nothing is another. @throws where the disk does not take it
 */
export async function reopenAndWrite(writer: SqliteConnection): Promise<void> {
  await writer.reopen()
  const number = Number(writer.handle.pragma("user_version", { simple: true }))
  await writer.kysely
    .transaction()
    .execute((trx) => sql`pragma user_version = ${sql.lit(number)}`.execute(trx))
}

function connectionOf(open: () => SQLite.Database): SqliteConnection {
  let handle = open()
  const kept = keepingStatements(() => handle)
  const kysely = over(kept, () => handle)
  return {
    kysely,
    get handle() {
      return handle
    },
    reopen: () =>
      kysely.connection().execute(() => {
        kept.close()
        handle = open()
        return Promise.resolve()
      }),
    close: async () => {
      await kysely.destroy()
      // Kysely knows of no connection that it was never asked for.
      kept.close()
    },
  }
}

function over(database: SqliteDatabase, handle: () => SQLite.Database): Kysely<Database> {
  const adapter = new SqliteAdapter()
  databases.set(adapter, database)
  const dialect: Dialect = {
    createAdapter: () => adapter,
    createDriver: () => new ImmediateDriver(database, handle),
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
function keepingStatements(handle: () => SQLite.Database): SqliteDatabase {
  const kept = new Map<string, SQLite.Statement>()
  function prepare(text: string): SqliteStatement {
    const known = kept.get(text)
    if (known) return known
    const statement = handle().prepare(text)
    if (kept.size >= mostKept || /^\s*(create|alter|drop)\b/i.test(text)) kept.clear()
    kept.set(text, statement)
    return statement
  }
  function close(): void {
    kept.clear()
    handle().close()
  }
  return { prepare, close }
}

/** Takes the write lock at the start: a lock taken at the first write fails at once when another process wrote. */
class ImmediateDriver extends SqliteDriver {
  constructor(
    database: SqliteDatabase,
    private readonly handle: () => SQLite.Database,
  ) {
    super({ database })
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("begin immediate"))
  }
  /** A disk that fails has SQLite undo by itself, or lets it undo no more: what was thrown first is what is told. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (!this.handle().inTransaction) return
    await connection.executeQuery(CompiledQuery.raw("rollback")).catch((fault: unknown) => {
      if (!isStorageFault(fault)) throw fault
    })
  }
}
