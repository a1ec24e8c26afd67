import type { Migration } from "kysely"
import { statements } from "#db/migrations/sql.ts"
import type { Engine } from "#db/migrations/sql.ts"

/**
 * Accounts that were erased: their row stays as the nameless author of what was public. Letters that wait
 * know whose they are, so that they go with their account.
 */
export function erasure(engine: Engine): Migration {
  return {
    up: (db) =>
      statements(
        db,
        engine,
        `
        alter table account add column erased_at text;
        alter table outbox add column account_id integer references account (id);
        create index outbox_account on outbox (account_id) where account_id is not null
        `,
      ),
    down: (db) =>
      statements(
        db,
        engine,
        `
        drop index outbox_account;
        alter table outbox drop column account_id;
        alter table account drop column erased_at
        `,
      ),
  }
}
