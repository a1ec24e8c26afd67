import { sql } from "kysely"
import type { Instant } from "#app/lib/instant.ts"
import type { Engine } from "#db/migrations/sql.ts"
import type { Reader } from "#db/schema.ts"

const now = {
  sqlite: sql<string>`strftime('%Y-%m-%dT%H:%M:%fZ', 'now')`,
  postgres: sql<string>`to_char(clock_timestamp() at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
}

/** What time it is for the database: on SQLite this machine's own clock. */
export async function getDatabaseTime(db: Reader, engine: Engine): Promise<Instant> {
  const { rows } = await sql<{ now: Instant }>`select ${now[engine]} as now`.execute(db)
  return rows[0]?.now ?? ""
}
