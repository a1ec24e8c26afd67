import { tables } from "#db/migrations/sql.ts"
import type { Engine } from "#db/migrations/sql.ts"

/** Who supported a petition before it was looked at: one account once a petition. Shown as a number alone. */
export function seconders(engine: Engine) {
  return tables(
    engine,
    ["petition_seconder"],
    `
    create table petition_seconder (
      petition_id integer not null references petition (id),
      account_id integer not null references account (id),
      at text not null,
      primary key (petition_id, account_id)
    ) {clustered};
    create index petition_seconder_account on petition_seconder (account_id)
    `,
  )
}
