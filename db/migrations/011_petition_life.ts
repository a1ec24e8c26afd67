import type { Migration } from "kysely"
import { statements, tables } from "#db/migrations/sql.ts"
import type { Engine } from "#db/migrations/sql.ts"

/**
 * What a petition goes through before it opens and while it is halted: evidence pinned in its wording,
 * the moderators' check item by item, pauses with their source. Seconders are held signatures from here
 * on, so the accounts that seconded are forgotten.
 */
export function petitionLife(engine: Engine): Migration {
  const made = tables(
    engine,
    ["petition_ground_evidence", "petition_check", "petition_pause"],
    `
    create table petition_ground_evidence (
      petition_id integer not null,
      pledge_id integer not null,
      evidence_id integer not null references evidence (id),
      revision integer not null,
      primary key (petition_id, pledge_id, evidence_id),
      foreign key (petition_id, pledge_id) references petition_ground (petition_id, pledge_id)
    ) {clustered};
    create index petition_ground_evidence_evidence on petition_ground_evidence (evidence_id);

    create table petition_check (
      id {key},
      petition_id integer not null references petition (id),
      text_sha256 {bytes} not null,
      items text not null,
      decision text not null check (decision in ('admitted', 'rejected')),
      code text,
      details text,
      account_id integer not null references account (id),
      at text not null
    ) {strict};
    create index petition_check_petition on petition_check (petition_id, id);
    create index petition_check_account on petition_check (account_id);

    create table petition_pause (
      id {key},
      petition_id integer not null references petition (id),
      source text not null,
      decided_on text not null,
      account_id integer not null references account (id),
      paused_at text not null,
      resume_source text,
      resume_decided_on text,
      resume_account_id integer references account (id),
      resumed_at text,
      days_added integer
    ) {strict};
    create unique index petition_pause_running on petition_pause (petition_id)
      where resumed_at is null;
    create index petition_pause_petition on petition_pause (petition_id, id);
    create index petition_pause_account on petition_pause (account_id);
    create index petition_pause_resumer on petition_pause (resume_account_id)
    `,
  )
  return {
    async up(db) {
      await made.up(db)
      await statements(db, engine, forwards)
    },
    async down(db) {
      await statements(db, engine, backwards)
      await made.down?.(db)
    },
  }
}

const forwards = `
  drop table petition_seconder;
  alter table petition add column seconder_count integer not null default 0
    check (seconder_count >= 0);
  alter table petition add column seconding_since text;
  alter table petition add column frozen_at text;
  alter table petition add column reply_notified integer;
  alter table petition add column law_basis text
    check (law_basis in ('in-force', 'last-known', 'own-order'));
  update petition set seconding_since = created_at where state = 'seconding';
  update petition set frozen_at = created_at where state not in ('draft', 'seconding')
`

const backwards = `
  alter table petition drop column law_basis;
  alter table petition drop column reply_notified;
  alter table petition drop column frozen_at;
  alter table petition drop column seconding_since;
  alter table petition drop column seconder_count;
  create table petition_seconder (
    petition_id integer not null references petition (id),
    account_id integer not null references account (id),
    at text not null,
    primary key (petition_id, account_id)
  ) {clustered};
  create index petition_seconder_account on petition_seconder (account_id)
`
