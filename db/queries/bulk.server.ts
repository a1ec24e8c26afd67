import { sql } from "kysely"
import type { RawBuilder } from "kysely"
import type { Engine } from "#db/migrations/sql.ts"

/**
 * Rows handed to the database as one parameter: a table `item` with a column `value`, one JSON array a
 * row, whose members `value->>0`, `value->>1` … answers. The statement's text stays the same however
 * many rows there are. The one place where the engines differ in this.
 */
export function jsonRows(
  engine: Engine,
  rows: readonly (readonly unknown[])[],
): RawBuilder<unknown> {
  const json = JSON.stringify(rows)
  return engine === "postgres"
    ? sql`json_array_elements(cast(${json} as json)) as item(value)`
    : sql`json_each(${json}) as item`
}

/** The keys of a list as a subquery: `where id in ${jsonKeys(…)}`. */
export function jsonKeys(
  engine: Engine,
  type: "integer" | "text",
  keys: readonly (string | number)[],
): RawBuilder<unknown> {
  const rows = keys.map((key) => [key])
  return sql`(select cast(value->>0 as ${sql.raw(type)}) from ${jsonRows(engine, rows)})`
}

/** Cuts a list into pieces of at most `size`. */
export function* chunks<Item>(items: readonly Item[], size: number): Generator<readonly Item[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size)
}
