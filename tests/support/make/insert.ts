import type { Insertable, Kysely } from "kysely"
import { accept } from "#app/lib/outcome.ts"
import { commit } from "#db/commit.server.ts"
import type { Db } from "#db/connection.server.ts"
import type { Database, Row } from "#db/schema.ts"

/** What a test says of a row it needs: only the columns that matter to it. */
export type Given<Table extends keyof Database> = Partial<Insertable<Database[Table]>>

/** The instant at which made rows came to be, unless a test says otherwise. */
export const madeAt = "2026-03-02T06:00:00.000Z"

let made = 0

/** A public id no other row of this run has. Digits are a subset of Crockford's alphabet. */
export function nextPublicId(): string {
  made += 1
  return String(made).padStart(16, "0")
}

/** Writes one row through the commit queue and returns it as the database holds it. */
export async function insertOne<Table extends keyof Database>(
  db: Db,
  table: Table,
  values: Insertable<Database[Table]>,
): Promise<Row<Table>> {
  const outcome = await commit(db, async (trx) => {
    // Kysely cannot type a row of a table that is itself a type parameter.
    const untyped = trx as unknown as Kysely<Record<string, Record<string, unknown>>>
    const row = await untyped
      .insertInto(table)
      .values(values)
      .returningAll()
      .executeTakeFirstOrThrow()
    return accept(row as Row<Table>)
  })
  return outcome.value
}
