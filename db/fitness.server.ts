import { sql } from "kysely"
import type { Db } from "#db/connection.server.ts"

/** What PostgreSQL must answer, so that what was answered for outlives a power cut. */
const wanted: Readonly<Record<string, readonly string[]>> = {
  fsync: ["on"],
  full_page_writes: ["on"],
  synchronous_commit: ["on", "remote_apply"],
}

/**
 * Asks a database whether it keeps what it is told. SQLite was asked when it was opened.
 * @param mayLose whether a power cut may cost something, as where people only try things out
 * @returns in one sentence why it may not be used; undefined where it may
 */
export async function findUnfitness(db: Db, mayLose: boolean): Promise<string | undefined> {
  if (db.engine === "sqlite") return undefined
  const asked = sql<{ isStandby: boolean }>`select pg_is_in_recovery() as "isStandby"`
  const { rows } = await asked.execute(db.read)
  if (rows[0]?.isStandby) {
    return "PostgreSQL is in recovery: DATABASE_URL must name the primary, not a standby of it."
  }
  if (mayLose) return undefined
  for (const [name, fit] of Object.entries(wanted)) {
    const answered = await sql<{ taken: string }>`select current_setting(${name}) as taken`.execute(
      db.read,
    )
    const taken = answered.rows[0]?.taken ?? ""
    if (!fit.includes(taken)) {
      return `PostgreSQL has ${name} = ${taken}: a power cut could take back what people were told is counted. Set ${name} = on.`
    }
  }
  return undefined
}
