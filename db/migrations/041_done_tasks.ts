import type { Migration } from "kysely"
import { statements } from "#db/migrations/sql.ts"
import type { Engine } from "#db/migrations/sql.ts"

/**
 * A task that is done leaves nothing: two letters a signature would make the outbox the second largest table. What
 * its deed was stands where the deed stands; what was given up stays for a person to look at.
 */
export function doneTasks(engine: Engine): Migration {
  return {
    up: (db) =>
      statements(
        db,
        engine,
        `
        delete from outbox where done_at is not null;
        drop index outbox_due;
        alter table outbox drop column done_at;
        create index outbox_due on outbox (due_at, id) where dead_at is null
        `,
      ),
    down: (db) =>
      statements(
        db,
        engine,
        `
        drop index outbox_due;
        alter table outbox add column done_at text;
        create index outbox_due on outbox (due_at, id) where done_at is null and dead_at is null
        `,
      ),
  }
}
