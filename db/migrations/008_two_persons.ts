import type { Migration } from "kysely"
import { appendOnly, statements, tables, unprotected } from "#db/migrations/sql.ts"
import type { Engine } from "#db/migrations/sql.ts"

/**
 * Deeds that need two persons, the trail of every privileged deed, and what a session knows of the proof
 * that began it. Open sessions end with this migration: none of them has proved a second factor.
 */
export function twoPersons(engine: Engine): Migration {
  const made = tables(
    engine,
    ["approval", "audit_entry"],
    `
    create table approval (
      id {key},
      public_id text not null unique,
      kind text not null,
      subject_kind text not null,
      subject text not null,
      body text not null,
      parties text not null,
      reason text not null,
      proposed_by integer not null references account (id),
      proposed_at text not null,
      lapses_at text not null,
      decision text check (decision in ('approved', 'declined', 'alone', 'lapsed')),
      decided_by integer references account (id),
      decided_at text,
      decision_reason text
    ) {strict};
    create unique index approval_waiting on approval (kind, subject_kind, subject)
      where decided_at is null;
    create index approval_subject on approval (subject_kind, subject);
    create index approval_proposer on approval (proposed_by);
    create index approval_decider on approval (decided_by);

    create table audit_entry (
      id {key},
      at text not null,
      account_id integer references account (id),
      role text not null,
      deed text not null,
      subject_kind text not null,
      subject text,
      outcome text not null check (outcome in ('done', 'refused')),
      code text,
      reason text,
      details text
    ) {strict};
    create index audit_entry_account on audit_entry (account_id, id);
    create index audit_entry_subject on audit_entry (subject_kind, subject, id);
    create index audit_entry_deed on audit_entry (deed, id)
    `,
  )
  return {
    async up(db) {
      await made.up(db)
      await appendOnly(db, engine, "audit_entry")
      await statements(db, engine, session(proofColumns))
    },
    async down(db) {
      await unprotected(db, engine, "audit_entry")
      await made.down?.(db)
      await statements(db, engine, session(""))
    },
  }
}

const proofColumns = `
  public_id text not null unique,
  agent text,
  factor text check (factor in ('totp', 'passkey', 'backup-code', 'demo')),
  proved_at text not null,
  seen_at text not null,
`

function session(more: string): string {
  return `
    drop table session;
    create table session (
      id_hash {bytes} primary key,
      account_id integer not null references account (id) on delete cascade,
      ${more}
      created_at text not null,
      expires_at text not null
    ) {strict};
    create index session_account on session (account_id);
    create index session_expiry on session (expires_at)
  `
}
