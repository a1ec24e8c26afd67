import type { Kysely, Migration } from "kysely"
import { statements, tables } from "#db/migrations/sql.ts"
import type { Engine } from "#db/migrations/sql.ts"

/**
 * What is done against invented signatures: traces of requests under keys that are thrown away each day,
 * removal jobs that two moderators start, what they did to each signature, and audits with their samples.
 */
export function abuse(engine: Engine): Migration {
  const made = tables(
    engine,
    [
      "trace_key",
      "signing_trace",
      "removal_job",
      "removal_job_item",
      "signature_invalidation",
      "signature_audit",
      "signature_audit_item",
    ],
    `
    create table trace_key (
      day text primary key,
      key_sealed {bytes} not null
    ) {clustered};

    create table signing_trace (
      signature_id integer primary key references signature (id),
      petition_id integer not null references petition (id),
      day text not null,
      network_tag {bytes} not null,
      mail_tag {bytes} not null,
      dwell integer
    ) {strict};
    create index signing_trace_network on signing_trace (petition_id, network_tag);
    create index signing_trace_mail on signing_trace (petition_id, mail_tag);
    create index signing_trace_day on signing_trace (day);

    create table removal_job (
      id {key},
      public_id text not null unique,
      petition_id integer not null references petition (id),
      measure text not null check (measure in ('invalidated', 'held', 'released')),
      class text not null,
      conditions text not null,
      found integer not null,
      done integer not null default 0,
      passed integer not null default 0,
      first_account_id integer not null references account (id),
      second_account_id integer not null references account (id),
      started_at text not null,
      cancelled_at text,
      cancelled_by integer references account (id),
      ended_at text,
      removal_id integer references removal (id)
    ) {strict};
    create index removal_job_petition on removal_job (petition_id, id);
    create index removal_job_first on removal_job (first_account_id);
    create index removal_job_second on removal_job (second_account_id);
    create index removal_job_canceller on removal_job (cancelled_by);
    create index removal_job_removal on removal_job (removal_id);
    create index removal_job_running on removal_job (id) where ended_at is null;

    create table removal_job_item (
      job_id integer not null references removal_job (id),
      signature_id integer not null references signature (id),
      worked_at text,
      primary key (job_id, signature_id)
    ) {clustered};
    create index removal_job_item_signature on removal_job_item (signature_id);
    create index removal_job_item_waiting on removal_job_item (job_id, signature_id)
      where worked_at is null;

    create table signature_invalidation (
      id {key},
      public_id text not null unique,
      signature_id integer not null references signature (id),
      petition_id integer not null references petition (id),
      job_id integer not null references removal_job (id),
      measure text not null check (measure in ('invalidated', 'held')),
      class text not null,
      at text not null,
      appeal_hash {bytes} not null unique,
      undone_at text,
      undone_by text check (undone_by in ('appeal', 'release', 'invalidation'))
    ) {strict};
    create unique index signature_invalidation_standing on signature_invalidation (signature_id)
      where undone_at is null;
    create index signature_invalidation_signature on signature_invalidation (signature_id, id);
    create index signature_invalidation_petition on signature_invalidation (petition_id);
    create index signature_invalidation_job on signature_invalidation (job_id);

    create table signature_audit (
      id {key},
      public_id text not null unique,
      petition_id integer not null references petition (id),
      kind text not null check (kind in ('sample', 'withdrawals')),
      tree_size integer not null,
      root {bytes} not null,
      population integer not null,
      started_at text not null,
      first_account_id integer references account (id),
      first_organization_id integer references organization (id),
      second_account_id integer references account (id),
      second_organization_id integer references organization (id),
      checked integer,
      bad integer,
      unreachable integer,
      published_at text
    ) {strict};
    create unique index signature_audit_sample on signature_audit (petition_id)
      where kind = 'sample';
    create unique index signature_audit_waiting on signature_audit (petition_id, kind)
      where published_at is null;
    create index signature_audit_petition on signature_audit (petition_id, kind, id);
    create index signature_audit_first on signature_audit (first_account_id);
    create index signature_audit_first_organization on signature_audit (first_organization_id);
    create index signature_audit_second on signature_audit (second_account_id);
    create index signature_audit_second_organization on signature_audit (second_organization_id);

    create table signature_audit_item (
      audit_id integer not null references signature_audit (id),
      position integer not null,
      counter integer not null,
      leaf_index integer not null,
      signature_id integer references signature (id),
      asked_at text,
      answer_hash {bytes} unique,
      answer text check (answer in ('yes', 'no')),
      answered_at text,
      finding text check (finding in ('confirmed', 'denied', 'unreachable', 'not-on-roll', 'not-openable')),
      found_at text,
      found_by integer references account (id),
      primary key (audit_id, position)
    ) {clustered};
    create index signature_audit_item_signature on signature_audit_item (signature_id);
    create index signature_audit_item_finder on signature_audit_item (found_by)
    `,
  )
  return {
    async up(db) {
      await made.up(db)
      await appealsOf(db, engine, ["rejection", "removal", "report", "invalidation"])
    },
    async down(db) {
      await appealsOf(db, engine, ["rejection", "removal", "report"])
      await made.down?.(db)
    },
  }
}

/** Makes the table of appeals anew, for the matters that can be appealed: SQLite changes no check in place. */
async function appealsOf(db: Kysely<unknown>, engine: Engine, matters: readonly string[]) {
  const bySignature = matters.includes("invalidation")
  const column = bySignature
    ? "invalidation_id integer references signature_invalidation (id),"
    : ""
  await statements(
    db,
    engine,
    `
    create table appeal_anew (
      id {key},
      public_id text not null unique,
      matter_kind text not null check (matter_kind in (${matters.map((one) => `'${one}'`).join(", ")})),
      matter text not null,
      subject_kind text not null,
      subject text not null,
      role text not null,
      account_id integer references account (id),
      report_id integer references report (id),
      ${column}
      words text not null,
      lang text not null,
      appealed_at text not null,
      due_on text not null,
      decided_at text,
      decided_by integer references account (id),
      outcome text check (outcome in ('upheld', 'dismissed')),
      reason text,
      reason_lang text
    ) {strict};
    insert into appeal_anew (${kept.join(", ")}) select ${kept.join(", ")} from appeal
      where matter_kind <> 'invalidation';
    drop table appeal;
    alter table appeal_anew rename to appeal;
    create unique index appeal_account on appeal (matter_kind, matter, account_id)
      where account_id is not null;
    create unique index appeal_report on appeal (report_id) where report_id is not null;
    create index appeal_open on appeal (due_on, id) where decided_at is null;
    create index appeal_appellant on appeal (account_id);
    create index appeal_decider on appeal (decided_by);
    ${bySignature ? "create unique index appeal_invalidation on appeal (invalidation_id) where invalidation_id is not null" : ""}
    `,
  )
  if (engine === "postgres") {
    await statements(
      db,
      engine,
      "select setval(pg_get_serial_sequence('appeal', 'id'), (select coalesce(max(id), 0) + 1 from appeal), false)",
    )
  }
}

const kept = [
  "id",
  "public_id",
  "matter_kind",
  "matter",
  "subject_kind",
  "subject",
  "role",
  "account_id",
  "report_id",
  "words",
  "lang",
  "appealed_at",
  "due_on",
  "decided_at",
  "decided_by",
  "outcome",
  "reason",
  "reason_lang",
]
