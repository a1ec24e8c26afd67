import type { Migration } from "kysely"
import { statements, tables } from "#db/migrations/sql.ts"
import type { Engine } from "#db/migrations/sql.ts"

/**
 * What stops the clock of destruction, and what starts one: holds that a court asked for, requests of people whom
 * the data concern, and incidents with personal data, step by step.
 */
export function keeping(engine: Engine): Migration {
  const made = tables(
    engine,
    ["legal_hold", "data_request", "incident", "incident_step"],
    `
    create table legal_hold (
      id {key},
      public_id text not null unique,
      subject_kind text not null check (subject_kind in ('petition', 'account')),
      subject text not null,
      authority text not null,
      case_number text not null,
      reason text not null,
      ends_on text not null,
      first_account_id integer not null references account (id),
      second_account_id integer not null references account (id),
      placed_at text not null,
      lifted_at text,
      lifted_by integer references account (id)
    ) {strict};
    create index legal_hold_subject on legal_hold (subject_kind, subject);
    create index legal_hold_first on legal_hold (first_account_id);
    create index legal_hold_second on legal_hold (second_account_id);
    create index legal_hold_lifted_by on legal_hold (lifted_by);

    create table data_request (
      id {key},
      public_id text not null unique,
      place text not null,
      lang text not null,
      words_sealed {bytes},
      email_sealed {bytes},
      asked_at text not null,
      due_on text not null,
      outcome text,
      answer_sealed {bytes},
      answered_at text,
      answered_by integer references account (id)
    ) {strict};
    create index data_request_waiting on data_request (due_on) where answered_at is null;
    create index data_request_kept on data_request (answered_at)
      where words_sealed is not null;
    create index data_request_answered_by on data_request (answered_by);

    create table incident (
      id {key},
      public_id text not null unique,
      happened text not null,
      kinds text not null,
      noticed_at text not null,
      opened_at text not null,
      opened_by integer not null references account (id),
      report text,
      closed_at text,
      closed_by integer references account (id)
    ) {strict};
    create index incident_opened_by on incident (opened_by);
    create index incident_closed_by on incident (closed_by);

    create table incident_step (
      incident_id integer not null references incident (id),
      step text not null,
      at text not null,
      account_id integer not null references account (id),
      primary key (incident_id, step)
    ) {strict};
    create index incident_step_account on incident_step (account_id)
    `,
  )
  return {
    async up(db) {
      await made.up(db)
      await statements(db, engine, overdue)
    },
    async down(db) {
      await statements(db, engine, undone)
      await made.down?.(db)
    },
  }
}

/** What is over, by its time, while it still says something. */
const indexes = {
  outbox_dead: "outbox (dead_at) where dead_at is not null",
  evidence_offer_refused: `evidence_offer (decided_at)
    where decision = 'refused' and note <> ''`,
  report_words: "report (settled_at) where words <> ''",
  appeal_words: "appeal (decided_at) where words <> ''",
  api_token_expiry: "api_token (expires_at)",
}

const overdue = Object.entries(indexes)
  .map(([name, on]) => `create index ${name} on ${on}`)
  .join(";")

const undone = Object.keys(indexes)
  .map((name) => `drop index ${name}`)
  .join(";")
