import type { Engine } from "#db/migrations/sql.ts"
import { tables } from "#db/migrations/sql.ts"

/**
 * What several nodes share on PostgreSQL: a count of public changes, by which each sees whether it heard of all
 * of them, and how often somebody has asked. The second is worth nothing after a crash, so that no disk waits
 * for it. On SQLite there is one node, which keeps both in memory: the tables stay empty.
 */
export function nodes(engine: Engine) {
  const big = engine === "postgres" ? "bigint" : "integer"
  const unlogged = engine === "postgres" ? "unlogged" : ""
  return tables(
    engine,
    ["change_count", "rate_count"],
    `
    create table change_count (
      id integer primary key,
      number ${big} not null
    ) {strict};
    create ${unlogged} table rate_count (
      key text primary key,
      points integer not null default 0,
      expire ${big}
    ) {strict};
    create index rate_count_expire on rate_count (expire)
    `,
  )
}
