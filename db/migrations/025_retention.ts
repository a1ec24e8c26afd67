import type { Migration } from "kysely"
import { statements } from "#db/migrations/sql.ts"
import type { Engine } from "#db/migrations/sql.ts"

/**
 * When what a petition's signers said was destroyed, and the ways to find what is still kept. What lay in
 * tasks that were given up goes at once.
 */
export function retention(engine: Engine): Migration {
  const nothing = engine === "sqlite" ? "x''" : "''::bytea"
  return {
    up: (db) =>
      statements(
        db,
        engine,
        `
        alter table petition add column signers_destroyed_at text;
        create index petition_kept on petition (closed_at)
          where key_sealed is not null and closed_at is not null;
        create index signature_kept on signature (petition_id, id) where key_sealed is not null;
        update outbox set payload_sealed = ${nothing} where dead_at is not null
        `,
      ),
    down: (db) =>
      statements(
        db,
        engine,
        `
        drop index signature_kept;
        drop index petition_kept;
        alter table petition drop column signers_destroyed_at
        `,
      ),
  }
}
