import { readdirSync, readFileSync } from "node:fs"
import { sql } from "kysely"
import { expect, test } from "vitest"
import type { Db } from "#db/connection.server.ts"
import { listPendingMigrations, migrateDown, migrateToLatest } from "#db/migrate.server.ts"
import { migrations } from "#db/migrations/index.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"

const names = Object.keys(migrations("sqlite"))

describeOnBothEngines("migrations", (open) => {
  test("run forwards, in order, and then have nothing left to do", async () => {
    const db = await open("empty")
    expect(await listPendingMigrations(db)).toEqual(names)
    expect(await migrateToLatest(db)).toEqual(names)
    expect(await listPendingMigrations(db)).toEqual([])
    expect(await migrateToLatest(db)).toEqual([])
  })

  test("run back one by one to an empty database, and forwards again to the same schema", async () => {
    const db = await open("empty")
    await migrateToLatest(db)
    const before = await readColumns(db)
    for (const name of [...names].reverse()) expect(await migrateDown(db)).toEqual([name])
    expect(await readColumns(db)).toEqual({})
    await migrateToLatest(db)
    expect(await readColumns(db)).toEqual(before)
  })

  test("make the tables and columns that db/schema says, nullable where it says so", async () => {
    const db = await open()
    expect(await readColumns(db)).toEqual(columnsOfSchema())
  })

  test("refuse a row that points nowhere", async () => {
    const db = await open()
    const orphan = db.writer
      .insertInto("vote")
      .values({ vote_event_id: 1, person_id: 1, option: "yes" })
    await expect(orphan.execute()).rejects.toThrow(/foreign key/i)
  })
})

type Columns = Record<string, Record<string, string>>

/** Every table as the database itself describes it: `{ area: { name: "text", parent_id: "integer?" } }`. */
async function readColumns(db: Db): Promise<Columns> {
  const tables = await db.read.introspection.getTables()
  const primary = await primaryKeys(db)
  return Object.fromEntries(
    tables.map((table) => [
      table.name,
      Object.fromEntries(
        table.columns.map((column) => {
          const nullable = column.isNullable && !primary.has(`${table.name}.${column.name}`)
          return [column.name, familyOf(column.dataType) + (nullable ? "?" : "")]
        }),
      ),
    ]),
  )
}

/** SQLite calls a primary key nullable that can never be null. */
async function primaryKeys(db: Db): Promise<Set<string>> {
  if (db.engine === "postgres") return new Set()
  const { rows } = await sql<{ column: string }>`
    select m.name || '.' || p.name as "column"
    from sqlite_master m, pragma_table_info(m.name) p
    where m.type = 'table' and p.pk > 0`.execute(db.read)
  return new Set(rows.map((row) => row.column))
}

function familyOf(dataType: string): string {
  const name = dataType.toLowerCase()
  if (name === "blob" || name === "bytea") return "bytes"
  return name.startsWith("int") ? "integer" : name
}

/** The interfaces of db/schema, read as text: each table, each column, its type. */
function columnsOfSchema(): Columns {
  const text = readdirSync("db/schema")
    .map((file) => readFileSync(`db/schema/${file}`, "utf8"))
    .join("\n")
  const tables: Columns = {}
  for (const [, type = "", body = ""] of text.matchAll(/interface (\w+Table) \{\n([^}]*)\}/g)) {
    const name = new RegExp(`^ {2}(\\w+): ${type}$`, "m").exec(text)?.[1]
    if (!name) throw new Error(`${type} stands in no interface of tables`)
    tables[name] = Object.fromEntries(
      [...body.matchAll(/^ {2}(\w+): (.+)$/gm)].map(([, column = "", said = ""]) => [
        column,
        columnType(said),
      ]),
    )
  }
  return tables
}

function columnType(said: string): string {
  const nullable = said.endsWith(" | null") ? "?" : ""
  const plain = said.replace(" | null", "").replace(/^Generated<(\w+)>$/, "$1")
  const names: Record<string, string> = { string: "text", number: "integer", Buffer: "bytes" }
  return (names[plain] ?? plain) + nullable
}
