import type { Migration } from "kysely"
import { statements } from "#db/migrations/sql.ts"
import type { Engine } from "#db/migrations/sql.ts"

/** Who claimed a task, so that a worker frees what it claimed without having learnt of it. */
export function claims(engine: Engine): Migration {
  return {
    up: (db) =>
      statements(
        db,
        engine,
        `
        alter table outbox add column claimed_by text;
        create index outbox_claimed_by on outbox (claimed_by) where claimed_by is not null
        `,
      ),
    down: (db) =>
      statements(
        db,
        engine,
        "drop index outbox_claimed_by; alter table outbox drop column claimed_by",
      ),
  }
}
