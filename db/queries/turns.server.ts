import { sql } from "kysely"
import type { Engine } from "#db/migrations/sql.ts"
import type { Reader } from "#db/schema.ts"

interface SharedDb {
  readonly engine: Engine
  readonly writer: Reader
}

/**
 * Does what one of several processes is to do, unless another is at it: it is not waited for. Who dies in between
 * leaves the turn to the next. On SQLite there is nobody else.
 *
 * @param name of what is done, the same in each process
 * @returns whether it was done here
 */
export function takeTurn(db: SharedDb, name: string, work: () => Promise<void>): Promise<boolean> {
  if (db.engine === "sqlite") return work().then(() => true)
  // A transaction that does nothing but hold the lock: it ends with the connection, also behind a pooler.
  return db.writer.transaction().execute(async (trx) => {
    const { rows } = await sql<{ had: boolean }>`
      select pg_try_advisory_xact_lock(hashtext(${name})) as had`.execute(trx)
    if (rows[0]?.had !== true) return false
    await work()
    return true
  })
}
