import { sql } from "kysely"
import { accept } from "#app/lib/outcome.ts"
import { commit } from "#db/commit.server.ts"
import { openDb } from "#db/connection.server.ts"

/**
 * Makes a database in a file, with a table of one column.
 *
 * @returns commits a row in it, with those of others that come together, as durably as the site its own
 */
export async function openRows(file: string): Promise<(body: string) => Promise<unknown>> {
  const db = openDb(`sqlite:${file}`)
  await sql`create table kept (id integer primary key, body text not null) strict`.execute(
    db.writer,
  )
  return (body) =>
    commit(db, async (trx) => {
      await sql`insert into kept (body) values (${body})`.execute(trx)
      return accept(undefined)
    })
}
