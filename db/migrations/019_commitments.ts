import type { Migration } from "kysely"
import { appendOnly, statements, tables, unprotected } from "#db/migrations/sql.ts"
import type { Engine } from "#db/migrations/sql.ts"

/**
 * What the public log binds: the opening of each signature's commitment under the signature's own key, the
 * openings of what took a signature back under the house's, the number of signatures as it was last
 * published, every breakdown as it was shown, and how many statements were destroyed on which day.
 */
export function commitments(engine: Engine): Migration {
  const made = tables(
    engine,
    ["commitment_opening", "disclosure", "destruction"],
    `
    create table commitment_opening (
      id {key},
      petition_id integer not null references petition (id),
      signature_id integer not null references signature (id),
      type text not null check (type in ('withdrawn', 'invalidated', 'restored')),
      opening_sealed {bytes} not null
    ) {strict};
    create index commitment_opening_petition on commitment_opening (petition_id, type);
    create index commitment_opening_signature on commitment_opening (signature_id, id);

    create table disclosure (
      id {key},
      petition_id integer not null references petition (id),
      breakdown text not null check (breakdown in ('assurance', 'area', 'day')),
      as_of text not null,
      cells text not null,
      unique (petition_id, breakdown, as_of)
    ) {strict};

    create table destruction (
      day text primary key,
      count integer not null check (count > 0),
      logged_at text
    ) {clustered};
    create index destruction_waiting on destruction (day) where logged_at is null
    `,
  )
  return {
    async up(db) {
      await made.up(db)
      await statements(db, engine, forwards)
      for (const table of ["commitment_opening", "disclosure"]) await appendOnly(db, engine, table)
    },
    async down(db) {
      for (const table of ["commitment_opening", "disclosure"]) {
        await unprotected(db, engine, table)
      }
      await statements(db, engine, backwards)
      await made.down?.(db)
    },
  }
}

const forwards = `
  alter table signature add column opening_sealed {bytes};
  alter table petition add column published_count integer not null default 0
    check (published_count >= 0);
  alter table petition add column published_at text;
  create index log_leaf_house on log_leaf (type, epoch, leaf_index) where petition_id is null
`

const backwards = `
  drop index log_leaf_house;
  alter table petition drop column published_at;
  alter table petition drop column published_count;
  alter table signature drop column opening_sealed
`
