import { sql } from "kysely"
import type { Reader } from "#db/schema.ts"
import { Stop } from "#scripts/user/stop.ts"

/** A reference of PostgreSQL's: a row of `child` names by its columns one of `parent`, or nothing. */
interface Reference {
  readonly child: string
  readonly parent: string
  readonly named: readonly string[]
  readonly keys: readonly string[]
}

/**
 * Looks through every reference as of the reader's instant, as SQLite's `foreign_key_check` does. Rows are compared
 * with rows: they are what is copied, and a damaged index would answer for one that is gone.
 * @throws Stop naming the first table in which a row refers to none
 */
export async function refuseBrokenReferences(reader: Reader): Promise<void> {
  for (const way of ["indexscan", "indexonlyscan", "bitmapscan"]) {
    await sql`select set_config(${`enable_${way}`}, 'off', true)`.execute(reader)
  }
  try {
    for (const reference of await listReferences(reader)) await refuseBroken(reader, reference)
  } finally {
    for (const way of ["indexscan", "indexonlyscan", "bitmapscan"]) {
      await sql`select set_config(${`enable_${way}`}, 'on', true)`.execute(reader)
    }
  }
}

async function listReferences(reader: Reader): Promise<readonly Reference[]> {
  const { rows } = await sql<Reference>`
    select child.relname as child, parent.relname as parent,
      array(select attname::text from unnest(conkey) with ordinality as key (number, nth)
        join pg_attribute on attrelid = conrelid and attnum = key.number order by nth) as named,
      array(select attname::text from unnest(confkey) with ordinality as key (number, nth)
        join pg_attribute on attrelid = confrelid and attnum = key.number order by nth) as keys
    from pg_constraint
      join pg_class as child on child.oid = conrelid
      join pg_class as parent on parent.oid = confrelid
    where contype = 'f' and connamespace = current_schema()::regnamespace
    order by child.relname, conname`.execute(reader)
  return rows
}

async function refuseBroken(reader: Reader, { child, parent, named, keys }: Reference) {
  const isSaid = named.map((column) => sql`${sql.ref(`child.${column}`)} is not null`)
  const isSame = named.map(
    (column, nth) => sql`${sql.ref(`parent.${keys[nth] ?? ""}`)} = ${sql.ref(`child.${column}`)}`,
  )
  const { rows } = await sql`
    select 1 from ${sql.table(child)} as child where ${sql.join(isSaid, sql` and `)}
      and not exists (select 1 from ${sql.table(parent)} as parent where ${sql.join(isSame, sql` and `)})
    limit 1`.execute(reader)
  if (rows.length > 0) throw new Stop(`In ${child} a row refers to none in ${parent}.`)
}
