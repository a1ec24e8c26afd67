import type { Migration } from "kysely"
import { statements, tables } from "#db/migrations/sql.ts"
import type { Engine } from "#db/migrations/sql.ts"

/**
 * People whom two sources brought as two. `person_pair`: what imports found in common. `person_distinction`:
 * that somebody looked and they are not the same, by public ids, for it outlives an import that is taken back.
 * `person_merge`: one record stands under another from a day on; its row stays as its source tells it and leads
 * to the other. What spoke of it and speaks of the other since is kept row by row, so that it can be undone.
 * Once it is undone it holds nobody, so that an import can still be taken back: no foreign key, but the names.
 */
export function personMerges(engine: Engine): Migration {
  const made = tables(
    engine,
    ["person_pair", "person_distinction", "person_merge", "person_merge_move"],
    `
    create table person_pair (
      one_id integer not null references person (id),
      other_id integer not null references person (id),
      ground text not null check (ground in ('shared', 'ambiguous')),
      scheme text not null,
      value text not null,
      import_run_id integer references import_run (id),
      primary key (one_id, other_id, ground, scheme, value),
      check (one_id < other_id)
    ) {clustered};
    create index person_pair_other on person_pair (other_id);
    create index person_pair_import on person_pair (import_run_id);

    create table person_distinction (
      id {key},
      one_public_id text not null,
      other_public_id text not null,
      reason text not null,
      account_id integer not null references account (id),
      at text not null,
      ended_at text,
      ended_by integer references account (id),
      check (one_public_id < other_public_id),
      check ((ended_at is null) = (ended_by is null))
    ) {strict};
    create unique index person_distinction_standing on person_distinction (one_public_id, other_public_id)
      where ended_at is null;
    create index person_distinction_other on person_distinction (other_public_id);
    create index person_distinction_account on person_distinction (account_id);
    create index person_distinction_ender on person_distinction (ended_by);

    create table person_merge (
      id {key},
      public_id text not null unique,
      kept_id integer not null,
      dropped_id integer not null,
      stands_for_id integer not null,
      kept_name text not null,
      dropped_name text not null,
      reason text not null,
      grounds text not null,
      marks text not null,
      account_id integer not null references account (id),
      at text not null,
      undone_at text,
      undone_by integer references account (id),
      undo_reason text,
      check (kept_id <> dropped_id),
      check ((undone_at is null) = (undone_by is null))
    ) {strict};
    create unique index person_merge_standing on person_merge (dropped_id) where undone_at is null;
    create index person_merge_stands_for on person_merge (stands_for_id) where undone_at is null;
    create index person_merge_kept on person_merge (kept_id);
    create index person_merge_dropped on person_merge (dropped_id);
    create index person_merge_now on person_merge (stands_for_id);
    create index person_merge_account on person_merge (account_id);
    create index person_merge_undoer on person_merge (undone_by);

    create table person_merge_move (
      merge_id integer not null references person_merge (id),
      child text not null,
      reference text not null,
      row_id integer not null,
      row_part integer not null default 0,
      folded text,
      primary key (merge_id, child, reference, row_id, row_part)
    ) {clustered};
    create index person_merge_move_row on person_merge_move (child, row_id)
    `,
  )
  return {
    async up(db) {
      await made.up(db)
      await statements(db, engine, pairsThatStand)
    },
    down: (db) => made.down?.(db) ?? Promise.resolve(),
  }
}

/** What imports before this brought in common. */
const pairsThatStand = `
  insert into person_pair (one_id, other_id, ground, scheme, value)
  select one.subject_id, other.subject_id, 'shared', one.scheme, one.value
  from identifier one join identifier other on other.subject_kind = one.subject_kind
    and other.scheme = one.scheme and other.value = one.value and other.subject_id > one.subject_id
  where one.subject_kind = 'person'
`
