import type { Migration } from "kysely"
import { appendOnly, tables, unprotected } from "#db/migrations/sql.ts"
import type { Engine } from "#db/migrations/sql.ts"

/**
 * The moderators' desk: readers' reports, who works on what, texts that were hidden, the public ledger of
 * hiding and removal, and appeals. The ledger is only ever added to.
 */
export function moderation(engine: Engine): Migration {
  const made = tables(
    engine,
    ["report", "moderation_item", "removal", "hidden_content", "appeal"],
    `
    create table report (
      id {key},
      public_id text not null unique,
      subject_kind text not null,
      subject text not null,
      reason text not null,
      words text not null,
      lang text not null,
      account_id integer references account (id),
      email_sealed {bytes},
      secret_hash {bytes} unique,
      reported_at text not null,
      due_on text not null,
      settled_at text,
      settled_by integer references account (id),
      outcome text check (outcome in ('upheld', 'dismissed')),
      settling_reason text,
      settling_words text
    ) {strict};
    create index report_subject on report (subject_kind, subject, reason);
    create index report_open on report (due_on, id) where settled_at is null;
    create index report_kept on report (settled_at) where email_sealed is not null;
    create index report_account on report (account_id);
    create index report_settler on report (settled_by);

    create table moderation_item (
      kind text not null,
      item text not null,
      version integer not null default 0,
      held_by integer references account (id),
      held_since text,
      note text,
      looked_at text,
      looked_by integer references account (id),
      primary key (kind, item)
    ) {clustered};
    create index moderation_item_holder on moderation_item (held_by);
    create index moderation_item_looker on moderation_item (looked_by);

    create table removal (
      id {key},
      public_id text not null unique,
      at text not null,
      measure text not null,
      class text not null,
      subject_kind text not null,
      subject text,
      count integer not null check (count > 0),
      roles text not null,
      first_account_id integer not null references account (id),
      second_account_id integer not null references account (id),
      of_removal_id integer references removal (id)
    ) {strict};
    create index removal_subject on removal (subject_kind, subject);
    create index removal_class on removal (class, measure);
    create index removal_first on removal (first_account_id);
    create index removal_second on removal (second_account_id);
    create index removal_of on removal (of_removal_id);

    create table hidden_content (
      id {key},
      subject_kind text not null,
      subject text not null,
      rule text not null,
      removal_id integer not null references removal (id),
      texts_sealed {bytes},
      hidden_at text not null,
      due_on text not null,
      removed_at text,
      reinstated_at text
    ) {strict};
    create unique index hidden_content_standing on hidden_content (subject_kind, subject)
      where reinstated_at is null;
    create index hidden_content_removal on hidden_content (removal_id);

    create table appeal (
      id {key},
      public_id text not null unique,
      matter_kind text not null check (matter_kind in ('rejection', 'removal', 'report')),
      matter text not null,
      subject_kind text not null,
      subject text not null,
      role text not null,
      account_id integer references account (id),
      report_id integer references report (id),
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
    create unique index appeal_account on appeal (matter_kind, matter, account_id)
      where account_id is not null;
    create unique index appeal_report on appeal (report_id) where report_id is not null;
    create index appeal_open on appeal (due_on, id) where decided_at is null;
    create index appeal_appellant on appeal (account_id);
    create index appeal_decider on appeal (decided_by)
    `,
  )
  return {
    async up(db) {
      await made.up(db)
      await appendOnly(db, engine, "removal")
    },
    async down(db) {
      await unprotected(db, engine, "removal")
      await made.down?.(db)
    },
  }
}
