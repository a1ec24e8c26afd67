import type { Migration } from "kysely"
import { tables } from "#db/migrations/sql.ts"
import type { Engine } from "#db/migrations/sql.ts"

/**
 * The public number of each petition at the end of each day on which it moved. It is kept as it was published:
 * counted anew from the signatures, the past would change with every withdrawal and tell on which day that
 * person had signed.
 */
export function petitionDays(engine: Engine): Migration {
  return tables(
    engine,
    ["petition_day"],
    `
    create table petition_day (
      petition_id integer not null references petition (id),
      day text not null,
      count integer not null check (count >= 0),
      primary key (petition_id, day)
    ) {clustered}
    `,
  )
}
