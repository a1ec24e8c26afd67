import { tables } from "#db/migrations/sql.ts"
import type { Engine } from "#db/migrations/sql.ts"

/**
 * Signature sheets on paper: each is registered before it is printed, and comes back once, in a batch of
 * one collector. What its lines say stands sealed; a person has one accepted line a petition by the same
 * tag that knows them online.
 */
export function sheets(engine: Engine) {
  return tables(
    engine,
    ["sheet_issue", "sheet_batch", "sheet", "sheet_line", "sheet_rekey", "sheet_opinion"],
    `
    create table sheet_issue (
      id {key},
      public_id text not null unique,
      petition_id integer not null references petition (id),
      lang text not null check (lang in ('kk', 'ru')),
      issuer_tag {bytes} not null,
      issued_at text not null
    ) {strict};
    create index sheet_issue_petition on sheet_issue (petition_id);
    create index sheet_issue_issuer on sheet_issue (issuer_tag);

    create table sheet_batch (
      id {key},
      public_id text not null unique,
      petition_id integer not null references petition (id),
      account_id integer not null references account (id),
      opened_at text not null,
      closed_at text,
      seed {bytes},
      check ((closed_at is null) = (seed is null))
    ) {strict};
    create index sheet_batch_petition on sheet_batch (petition_id);
    create unique index sheet_batch_open on sheet_batch (account_id, petition_id)
      where closed_at is null;

    create table sheet (
      id {key},
      serial text not null unique,
      petition_id integer not null references petition (id),
      issue_id integer not null references sheet_issue (id),
      number integer not null,
      lines integer not null check (lines > 0),
      form_sha256 {bytes} not null,
      batch_id integer references sheet_batch (id),
      returned_at text,
      scan_sha256 {bytes},
      unique (petition_id, number),
      check ((batch_id is null) = (returned_at is null))
    ) {strict};
    create index sheet_issued on sheet (issue_id, number);
    create index sheet_batched on sheet (batch_id, number);

    create table sheet_line (
      id {key},
      petition_id integer not null references petition (id),
      sheet_id integer not null references sheet (id),
      batch_id integer not null references sheet_batch (id),
      number integer not null,
      state text not null
        check (state in ('entered', 'rekey', 'decision', 'accepted', 'rejected', 'blank')),
      reason text,
      mark text not null,
      key_sealed {bytes},
      reading_sealed {bytes},
      rekey_cause text check (rekey_cause in ('lot', 'unclear')),
      choice text check (choice in ('first', 'second', 'illegible')),
      tag {bytes},
      name_tag {bytes},
      settled_at text,
      unique (sheet_id, number),
      check ((state = 'rejected') = (reason is not null))
    ) {strict};
    create index sheet_line_batch on sheet_line (batch_id, state);
    create index sheet_line_petition on sheet_line (petition_id, state);
    create unique index sheet_line_accepted on sheet_line (petition_id, tag)
      where state = 'accepted';
    create index sheet_line_name on sheet_line (petition_id, name_tag)
      where state = 'accepted';

    create table sheet_rekey (
      line_id integer primary key references sheet_line (id),
      account_id integer not null references account (id),
      at text not null,
      key_sealed {bytes},
      reading_sealed {bytes}
    ) {strict};
    create index sheet_rekey_account on sheet_rekey (account_id);

    create table sheet_opinion (
      line_id integer not null references sheet_line (id),
      account_id integer not null references account (id),
      choice text not null check (choice in ('first', 'second', 'illegible')),
      at text not null,
      primary key (line_id, account_id)
    ) {clustered};
    create index sheet_opinion_account on sheet_opinion (account_id)
    `,
  )
}
