import type { Migration } from "kysely"
import { statements, tables } from "#db/migrations/sql.ts"
import type { Engine } from "#db/migrations/sql.ts"

/**
 * How a promise comes onto the record: the copy of its source and where the quote stands in it, what the
 * inclusion rule was answered with, its horizon, what it was split from, further sources, and what another
 * tracker rates it. A revision says why it was superseded.
 *
 * Promises from before keep what is known of them: a deadline that was given is a day, and what nobody was
 * asked is null or has no row.
 */
export function capture(engine: Engine): Migration {
  const made = tables(engine, ["pledge_criterion", "further_source"], madeStatements)
  return {
    async up(db) {
      await statements(db, engine, added)
      await made.up(db)
    },
    async down(db) {
      await made.down?.(db)
      await statements(db, engine, takenAway)
    },
  }
}

const added = `
  alter table source_snapshot add column size integer;
  alter table source_snapshot add column charset text;
  alter table source_snapshot add column captured_at text;
  alter table source_snapshot add column account_id integer references account (id);
  create index source_snapshot_hash on source_snapshot (sha256);
  create index source_snapshot_account on source_snapshot (account_id);

  alter table pledge add column horizon text check (horizon in ('day', 'mandate', 'event'));
  alter table pledge add column horizon_event text;
  alter table pledge add column mandate_id integer references membership (id);
  alter table pledge add column quote_start integer;
  alter table pledge add column quote_end integer;
  alter table pledge add column quote_place text;
  alter table pledge add column split_from_id integer references pledge (id);
  alter table pledge add column their_rating text;
  alter table pledge add column their_rating_as text;
  alter table pledge add column their_rating_by text;
  create index pledge_mandate on pledge (mandate_id);
  create index pledge_split on pledge (split_from_id);
  update pledge set horizon = 'day' where due_on is not null;

  alter table revision add column reason text
`

const madeStatements = `
  create table pledge_criterion (
    pledge_id integer not null references pledge (id),
    criterion text not null check (criterion in ('attributable', 'verifiable', 'prospective')),
    account_id integer references account (id),
    at text not null,
    primary key (pledge_id, criterion)
  ) {clustered};
  create index pledge_criterion_account on pledge_criterion (account_id);

  create table further_source (
    pledge_id integer not null references pledge (id),
    source_snapshot_id integer not null references source_snapshot (id),
    position integer not null,
    primary key (pledge_id, source_snapshot_id)
  ) {clustered};
  create index further_source_snapshot on further_source (source_snapshot_id)
`

const takenAway = `
  alter table revision drop column reason;
  drop index pledge_split;
  drop index pledge_mandate;
  alter table pledge drop column their_rating_by;
  alter table pledge drop column their_rating_as;
  alter table pledge drop column their_rating;
  alter table pledge drop column split_from_id;
  alter table pledge drop column quote_place;
  alter table pledge drop column quote_end;
  alter table pledge drop column quote_start;
  alter table pledge drop column mandate_id;
  alter table pledge drop column horizon_event;
  alter table pledge drop column horizon;
  drop index source_snapshot_account;
  drop index source_snapshot_hash;
  alter table source_snapshot drop column account_id;
  alter table source_snapshot drop column captured_at;
  alter table source_snapshot drop column charset;
  alter table source_snapshot drop column size
`
