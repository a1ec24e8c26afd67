import { createHash } from "node:crypto"
import { sql } from "kysely"
import type { Db } from "#db/connection.server.ts"
import type { Database } from "#db/schema.ts"

/** What only counts or keeps the books of imports: it says what happened, not what the public is told. */
const books = ["import_run", "import_change", "import_problem", "import_difference"]
const counters = ["subject_version", "revision", "audit_entry", "outbox", "change_count"]

/**
 * A hash of everything that stands in each table but the books, row by row, whatever order the rows lie in.
 * Two databases, or one before and after, that hash alike hold the same to the byte.
 */
export function hashTables(db: Db): Promise<Record<string, string>> {
  return hashEach(db, (row) => JSON.stringify(row))
}

/**
 * The same without keys, which no database gives twice: what a second import must arrive at. Keys of other
 * rows are left out with them.
 */
export function hashWithoutKeys(db: Db): Promise<Record<string, string>> {
  return hashEach(db, (row) =>
    JSON.stringify(Object.entries(row).filter(([column]) => !/(^|_)id$|^at$|_at$/.test(column))),
  )
}

async function hashEach(
  db: Db,
  say: (row: Record<string, unknown>) => string,
): Promise<Record<string, string>> {
  const hashes: Record<string, string> = {}
  for (const { name } of await listTables(db)) {
    if (books.includes(name) || counters.includes(name) || name.startsWith("kysely_")) continue
    const { rows } = await sql<Record<string, unknown>>`
      select * from ${sql.table(name as keyof Database)}`.execute(db.read)
    hashes[name] = createHash("sha256").update(rows.map(say).sort().join("\n")).digest("hex")
  }
  return hashes
}

async function listTables(db: Db): Promise<{ name: string }[]> {
  const query =
    db.engine === "sqlite"
      ? sql<{ name: string }>`
          select name from sqlite_master where type = 'table' and name not like 'sqlite_%'`
      : sql<{ name: string }>`
          select table_name as name from information_schema.tables
          where table_schema = current_schema() and table_type = 'BASE TABLE'`
  return (await query.execute(db.read)).rows
}
