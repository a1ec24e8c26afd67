import type { Kysely, Migration } from "kysely"
import { statements, tables } from "#db/migrations/sql.ts"
import type { Engine } from "#db/migrations/sql.ts"

/**
 * How signers say who they are: identifications that were begun, what a signature's identity rests on, the
 * ways that a petition takes, and voters' rolls as keyed tags.
 */
export function identity(engine: Engine): Migration {
  const made = tables(
    engine,
    ["identification", "signature_evidence", "roll_entry", "roll_try"],
    `
    create table identification (
      id {key},
      secret_hash {bytes} not null unique,
      petition_id integer not null references petition (id),
      way text not null,
      lang text not null,
      purpose text not null check (purpose in ('sign')),
      text_sha256 {bytes} not null,
      held_sealed {bytes},
      claim_sealed {bytes},
      answers integer not null default 0,
      begun_at text not null,
      expires_at text not null,
      answered_at text,
      used_at text
    ) {strict};
    create index identification_petition on identification (petition_id);
    create index identification_end on identification (expires_at);

    create table signature_evidence (
      signature_id integer primary key references signature (id),
      way text not null,
      evidence_sealed {bytes} not null,
      at text not null
    ) {strict};

    create table roll_entry (
      id {key},
      source text not null,
      person_tag {bytes} not null,
      match_tag {bytes} not null,
      area_id integer not null references area (id),
      votes_from_sealed {bytes},
      import_run_id integer not null references import_run (id),
      unique (source, person_tag)
    ) {strict};
    create index roll_entry_person on roll_entry (person_tag);
    create index roll_entry_match on roll_entry (match_tag);
    create index roll_entry_area on roll_entry (area_id);
    create index roll_entry_import on roll_entry (import_run_id);

    create table roll_try (
      tag {bytes} not null,
      day text not null,
      tries integer not null,
      primary key (tag, day)
    ) {clustered}
    `,
  )
  return {
    up: async (db: Kysely<unknown>) => {
      await made.up(db)
      await statements(db, engine, "alter table petition add column accepts text")
    },
    down: async (db: Kysely<unknown>) => {
      await statements(db, engine, "alter table petition drop column accepts")
      await made.down?.(db)
    },
  }
}
