import { randomUUID } from "node:crypto"
import { Kysely, PostgresDialect, sql } from "kysely"
import type { PostgresPool } from "kysely"
import pg from "pg"
import { openAside } from "#db/aside.server.ts"
import { announce, listenForChanges } from "#db/change-feed.server.ts"
import type { ChangeFeed } from "#db/change-feed.server.ts"
import { Changes } from "#db/changes.server.ts"
import { changesOfOthers } from "#db/changes-of-others.server.ts"
import { startCheckpointing } from "#db/checkpointing.server.ts"
import type { Checkpointing } from "#db/checkpointing.server.ts"
import { CommitQueue } from "#db/commit.server.ts"
import type { Engine } from "#db/migrations/sql.ts"
import { nothingToCheck, startPageCheck } from "#db/page-check.server.ts"
import type { PageCheck } from "#db/page-check.server.ts"
import { keepPlansIn } from "#db/plans.server.ts"
import { noteStatement } from "#db/reading.server.ts"
import type { Database, Reader } from "#db/schema.ts"
import { openReader, openWriter, reopenAndWrite } from "#db/sqlite.server.ts"

/**
 * The database as the rest of the program sees it: a reader and, behind the commit queue, a writer.
 * Query modules are handed `read` or a transaction; shells write by `commit(db, job)` alone.
 */
export interface Db {
  readonly engine: Engine
  readonly read: Reader
  /** The same for what may take seconds: nobody else waits for it. */
  readonly aside: Reader
  readonly queue: CommitQueue
  /** The writing connection, for migrations and the import alone. */
  readonly writer: Reader
  /** What changed of what the public sees, here or in another process. */
  readonly changes: Changes
  /**
   * Begins what a site needs that is served from it, until it is closed: to hear what other nodes change, as one
   * file's processes always do, and to move SQLite's log into its file without making anybody wait.
   */
  tend(): void
  /**
   * Writes what was overwritten and deleted out of the log beside SQLite's file. PostgreSQL does so by
   * itself, with its vacuum. @throws where a reader is in the way: it can be tried again
   */
  scrub(): Promise<void>
  /**
   * Reads as of one instant, however long it takes and whatever is written meanwhile, on a connection of its
   * own: nobody else waits.
   */
  snapshot<Read>(read: (reader: Reader) => Promise<Read>): Promise<Read>
  /** Begins to look through the pages of SQLite's file; PostgreSQL's are its own affair. */
  checkPages(): PageCheck
  close(): Promise<void>
}

/**
 * Opens the database of a DATABASE_URL: `sqlite:path` or `postgres://…`. Makes a missing SQLite file.
 * @param pool sessions of PostgreSQL that are there already; by default own ones, opened when needed
 * @throws where the address is of neither kind, or the file or server cannot be opened
 */
export function openDb(url: string, pool?: PostgresPool): Db {
  if (url.startsWith("sqlite:")) return openSqlite(url.slice("sqlite:".length))
  if (/^postgres(ql)?:/.test(url)) return openPostgres(url, pool ?? openPool(url))
  throw new Error(
    `DATABASE_URL must begin with sqlite: or postgres:, not "${url.split(":")[0] ?? ""}:"`,
  )
}

function openSqlite(file: string): Db {
  const writer = openWriter(file)
  const reader = openReader(file)
  const aside = openAside(file)
  const changes = new Changes(changesOfOthers(writer))
  const queue = new CommitQueue(writer.kysely, { changes, reopen: () => reopenAndWrite(writer) })
  let checkpointing: Checkpointing | undefined
  return {
    engine: "sqlite",
    read: reader.kysely,
    aside: aside.kysely,
    writer: writer.kysely,
    queue,
    changes,
    tend: () => {
      checkpointing ??= startCheckpointing(file)
    },
    scrub: async () => {
      await queue.idle()
      const [{ busy }] = writer.handle.pragma("wal_checkpoint(TRUNCATE)") as [{ busy: number }]
      if (busy !== 0) throw new Error("a reader still needs the log")
    },
    snapshot: (read) => readSqliteAsOfNow(file, read),
    checkPages: () => startPageCheck(file),
    close: async () => {
      await queue.stop()
      await checkpointing?.stop()
      await aside.close()
      await reader.close()
      await writer.close()
    },
  }
}

async function readSqliteAsOfNow<Read>(
  file: string,
  read: (reader: Reader) => Promise<Read>,
): Promise<Read> {
  const reader = openReader(file)
  try {
    reader.handle.exec("begin")
    return await read(reader.kysely)
  } finally {
    if (reader.handle.inTransaction) reader.handle.exec("rollback")
    await reader.close()
  }
}

/** Sessions for one database of PostgreSQL. */
export function openPool(connectionString: string): pg.Pool {
  const pool = new pg.Pool({ connectionString, max: 12, keepAlive: true })
  // A dropped connection is replaced by the pool, and whoever was using it is told by what they asked next.
  // Without listeners, for idle ones and for those in use, it would end the process.
  pool.on("error", () => undefined)
  pool.on("connect", (client) => {
    client.on("error", () => undefined)
    keepPlansIn(client)
  })
  return pool
}

function openPostgres(url: string, pool: PostgresPool): Db {
  const dialect = new PostgresDialect({ pool })
  const kysely = new Kysely<Database>({ dialect, log: ({ query }) => noteStatement(query.sql) })
  const changes = new Changes()
  const node = randomUUID()
  const queue = new CommitQueue(kysely, {
    changes,
    announce: (trx, subjects) => announce(trx, node, subjects),
  })
  let feed: ChangeFeed | undefined
  return {
    engine: "postgres",
    read: kysely,
    aside: kysely,
    writer: kysely,
    queue,
    changes,
    tend: () => {
      feed ??= listenForChanges({ url, node, onChange: (changed) => changes.note(changed) })
    },
    scrub: () => Promise.resolve(),
    snapshot: (read) =>
      kysely
        .transaction()
        .setIsolationLevel("repeatable read")
        .setAccessMode("read only")
        .execute((trx) => read(trx)),
    checkPages: () => nothingToCheck,
    close: async () => {
      await queue.stop()
      await feed?.stop()
      await kysely.destroy()
    },
  }
}

/** Locks the rows of a query until the transaction ends. SQLite's write lock already does. */
export function lockRow<Query extends { forUpdate(): Query }>(engine: Engine, query: Query): Query {
  return engine === "postgres" ? query.forUpdate() : query
}

/** Answers when the database answers; throws when it does not. */
export async function ping(db: Db): Promise<void> {
  await sql`select 1`.execute(db.read)
}
