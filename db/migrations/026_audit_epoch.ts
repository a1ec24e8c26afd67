import type { Kysely, Migration } from "kysely"
import { statements } from "#db/migrations/sql.ts"
import type { Engine } from "#db/migrations/sql.ts"

/**
 * Which log a check of signatures is about: a size says nothing once the log was begun anew. What was checked
 * before is of the epoch whose checkpoint has that size and root, else of the first.
 */
export function auditEpoch(engine: Engine): Migration {
  return {
    up: (db: Kysely<unknown>) =>
      statements(
        db,
        engine,
        `
        alter table signature_audit add column epoch integer not null default 1;
        update signature_audit set epoch = coalesce((
          select max(log_checkpoint.epoch) from log_checkpoint
          where log_checkpoint.size = signature_audit.tree_size
            and log_checkpoint.root = signature_audit.root
        ), 1)
        `,
      ),
    down: (db: Kysely<unknown>) =>
      statements(db, engine, "alter table signature_audit drop column epoch"),
  }
}
