import type { Migration } from "kysely"
import { statements, tables } from "#db/migrations/sql.ts"
import type { Engine } from "#db/migrations/sql.ts"

/** What no index found: each query but the deliberate walks of tests/support/plans/allowed.ts is served by one. */
const indexes = {
  account_role: "account (role, id)",
  appeal_decided: "appeal (decided_at, id) where decided_at is not null",
  appeal_matter: "appeal (matter_kind, matter, id)",
  appeal_subject: "appeal (subject_kind, subject)",
  evidence_offer_answered:
    "evidence_offer (decided_at) where email_sealed is not null or file_id is not null",
  evidence_offer_unconfirmed: "evidence_offer (offered_at) where confirmed_at is null",
  evidence_written: "evidence (id) where account_id is not null",
  follow_request_subject: "follow_request (subject_kind, subject_id)",
  identifier_import: "identifier (import_run_id) where import_run_id is not null",
  petition_destroyed: "petition (id) where key_sealed is null and signers_destroyed_at is not null",
  petition_reached: "petition (id) where reached_at is not null",
  petition_recall_state: "petition (recall_state, id)",
  pledge_written: "pledge (id) where account_id is not null",
  roll_try_day: "roll_try (day)",
  sheet_batch_account: "sheet_batch (account_id, id)",
  sheet_scanned: "sheet (petition_id, id) where scan_sha256 is not null",
  signature_gone: "signature (state, id) where state in ('expired', 'withdrawn')",
  signature_waiting: "signature (petition_id, id) where state in ('pending', 'held')",
  vote_group: "vote (group_id) where group_id is not null",
  vote_import: "vote (import_run_id) where import_run_id is not null",
} as const

/**
 * What a nation's numbers ask for. Each step of a petition knows by itself how far its followers were told, in
 * the order of their keys: to look for who is still to be told, nobody is read twice. Before, a row stood for
 * each of them.
 */
export function scale(engine: Engine): Migration {
  const told = tables(engine, ["petition_news_told"], toldTable)
  return {
    async up(db) {
      const made = Object.entries(indexes).map(([name, on]) => `create index ${name} on ${on}`)
      await statements(db, engine, made.join(";"))
      await statements(db, engine, widened)
      await told.down?.(db)
    },
    async down(db) {
      await told.up(db)
      await statements(db, engine, narrowed)
      const dropped = Object.keys(indexes).map((name) => `drop index ${name}`)
      await statements(db, engine, dropped.join(";"))
    },
  }
}

const widened = `
  alter table petition_news add column told_to integer not null default 0;
  alter table petition_news add column told_at text;
  update petition_news set told_to = coalesce((
    select max(told.follow_id) from petition_news_told told where told.news_id = petition_news.id
  ), 0);
  create index petition_news_untold on petition_news (id) where told_at is null;
  drop index follow_subject;
  create index follow_subject on follow (subject_kind, subject_id, id)
`

const toldTable = `
  create table petition_news_told (
    news_id integer not null references petition_news (id),
    follow_id integer not null,
    at text not null,
    primary key (news_id, follow_id)
  ) {clustered};
  create index petition_news_told_follow on petition_news_told (follow_id);
  insert into petition_news_told (news_id, follow_id, at)
    select news.id, follow.id, news.at from petition_news news
    join follow on follow.subject_kind = 'petition' and follow.subject_id = news.petition_id
    where follow.since <= news.at and follow.id <= news.told_to
`

const narrowed = `
  drop index follow_subject;
  create index follow_subject on follow (subject_kind, subject_id);
  drop index petition_news_untold;
  alter table petition_news drop column told_at;
  alter table petition_news drop column told_to
`
