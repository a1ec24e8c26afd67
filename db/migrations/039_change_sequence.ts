import type { Migration } from "kysely"
import { statements } from "#db/migrations/sql.ts"
import type { Engine } from "#db/migrations/sql.ts"

/**
 * The order in which public subjects changed. Where one file is shared by several processes, which have one
 * writer at a time, each finds what the others changed since it looked last.
 */
export function changeSequence(engine: Engine): Migration {
  return {
    up: (db) =>
      statements(
        db,
        engine,
        `alter table subject_version add column sequence integer not null default 0;
        create index subject_version_sequence on subject_version (sequence)`,
      ),
    down: (db) =>
      statements(
        db,
        engine,
        `drop index subject_version_sequence;
        alter table subject_version drop column sequence`,
      ),
  }
}
