import { sql } from "kysely"
import type { Reader } from "#db/schema.ts"

/*
 * The rows of a PostgreSQL database as lines, after the line of the manifest:
 *
 *   table NAME            what the rows below belong to
 *   {…}                   a row, as PostgreSQL's own row_to_json gives it and json_populate_recordset takes it
 *   counter NAME NUMBER   the sequence NAME goes on behind NUMBER
 *   end NUMBER            of so many rows; what has no such line is cut off
 */

const atOnce = 500

/** The rows of all tables as of the reader's instant, a table after the other, in the memory of a few hundred. */
export async function* rowLines(reader: Reader): AsyncGenerator<string> {
  let count = 0
  for (const table of await listTables(reader)) {
    yield `table ${table}\n`
    for await (const lines of rowsOf(reader, table)) {
      count += lines.length
      yield lines.map((line) => `${line}\n`).join("")
    }
  }
  for (const { name, last } of await listCounters(reader)) yield `counter ${name} ${last}\n`
  yield `end ${String(count)}\n`
}

/** The program's tables, in the order of their names; those of the migrations come from the migrations. */
export async function listTables(reader: Reader): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select tablename as name from pg_tables
    where schemaname = current_schema() and tablename not like 'kysely%' order by tablename`.execute(
    reader,
  )
  return rows.map(({ name }) => name)
}

/** The tables in whose rows the log is: these are read in its order, so that its root can be made of the lines. */
const ordered: Readonly<Record<string, string>> = { log_leaf: "order by epoch, leaf_index" }

async function* rowsOf(reader: Reader, table: string): AsyncGenerator<readonly string[]> {
  const order = sql.raw(ordered[table] ?? "")
  await sql`declare copied no scroll cursor for
    select row_to_json(one)::text as line from ${sql.table(table)} as one ${order}`.execute(reader)
  for (;;) {
    const fetched = sql<{ line: string }>`fetch ${sql.lit(atOnce)} from copied`
    const { rows } = await fetched.execute(reader)
    if (rows.length === 0) break
    // A line is a row: what breaks lines in a text stands escaped in JSON already.
    yield rows.map(({ line }) => line)
  }
  await sql`close copied`.execute(reader)
}

async function listCounters(reader: Reader) {
  const { rows } = await sql<{ name: string; last: string }>`
    select sequencename as name, last_value::text as last from pg_sequences
    where schemaname = current_schema() and last_value is not null order by sequencename`.execute(
    reader,
  )
  return rows
}
