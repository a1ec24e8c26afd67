import type { Migration } from "kysely"
import { tables } from "#db/migrations/sql.ts"
import type { Engine } from "#db/migrations/sql.ts"

/**
 * The text of a kept copy, as it was read on the day it was taken. Quotes are marked by their places in it:
 * another version of what reads pages and documents must not move them.
 */
export function sourceText(engine: Engine): Migration {
  return tables(
    engine,
    ["source_text"],
    `
    create table source_text (
      source_snapshot_id integer primary key references source_snapshot (id),
      text text not null
    ) {strict}
    `,
  )
}
