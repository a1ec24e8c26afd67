import { tables } from "#db/migrations/sql.ts"
import type { Engine } from "#db/migrations/sql.ts"

/**
 * Pledges and what is said of them. Codings, verdicts and claims are only ever added: the pledge points
 * at the latest of each, and neither side's row can be touched by the other side.
 */
export function pledges(engine: Engine) {
  return tables(
    engine,
    [
      "source_snapshot",
      "code_book",
      "pledge",
      "evidence",
      "coding",
      "coding_evidence",
      "verdict",
      "verdict_coding",
      "verdict_evidence",
      "claim",
    ],
    `
    create table source_snapshot (
      id {key},
      public_id text not null unique,
      url text not null,
      title text,
      captured_on text not null,
      sha256 {bytes},
      media_type text,
      import_run_id integer references import_run (id)
    ) {strict};
    create index source_snapshot_import on source_snapshot (import_run_id);

    create table code_book (
      id {key},
      public_id text not null unique,
      version integer not null unique,
      codings_needed integer not null check (codings_needed between 1 and 5),
      lang text not null,
      text text not null,
      adopted_at text not null
    ) {strict};

    create table pledge (
      id {key},
      public_id text not null unique,
      person_id integer not null references person (id),
      candidacy_id integer references candidacy (id),
      source_snapshot_id integer not null references source_snapshot (id),
      text text not null,
      lang text not null,
      said_on text,
      due_on text,
      power text not null check (power in ('own', 'council', 'national', 'outside')),
      category text,
      recorded_at text not null,
      account_id integer references account (id),
      verdict_id integer,
      claim_id integer,
      extra text,
      import_run_id integer references import_run (id)
    ) {strict};
    create index pledge_person on pledge (person_id, id);
    create index pledge_candidacy on pledge (candidacy_id);
    create index pledge_source on pledge (source_snapshot_id);
    create index pledge_verdict on pledge (verdict_id);
    create index pledge_account on pledge (account_id);
    create index pledge_import on pledge (import_run_id);

    create table evidence (
      id {key},
      public_id text not null unique,
      pledge_id integer not null references pledge (id),
      kind text not null,
      vote_event_id integer references vote_event (id),
      fulfilling_option text,
      direction text check (direction in ('supports', 'contradicts', 'context')),
      strength text not null check (strength in ('strong', 'weak')),
      title text,
      note text not null,
      lang text not null,
      happened_on text,
      source_snapshot_id integer references source_snapshot (id),
      account_id integer references account (id),
      at text not null,
      check ((kind = 'vote') = (vote_event_id is not null)),
      check ((kind = 'vote') = (fulfilling_option is not null)),
      check ((kind = 'vote') = (direction is null))
    ) {strict};
    create index evidence_pledge on evidence (pledge_id);
    create unique index evidence_vote on evidence (pledge_id, vote_event_id);
    create index evidence_vote_event on evidence (vote_event_id);
    create index evidence_source on evidence (source_snapshot_id);
    create index evidence_account on evidence (account_id);

    create table coding (
      id {key},
      public_id text not null unique,
      pledge_id integer not null references pledge (id),
      code_book_id integer not null references code_book (id),
      account_id integer not null references account (id),
      organization_id integer references organization (id),
      round integer not null,
      rating text not null,
      confidence text not null check (confidence in ('low', 'medium', 'high')),
      reason text not null,
      lang text not null,
      at text not null,
      unique (pledge_id, round, account_id)
    ) {strict};
    create index coding_code_book on coding (code_book_id);
    create index coding_account on coding (account_id);
    create index coding_organization on coding (organization_id);

    create table coding_evidence (
      coding_id integer not null references coding (id),
      evidence_id integer not null references evidence (id),
      primary key (coding_id, evidence_id)
    ) {clustered};
    create index coding_evidence_evidence on coding_evidence (evidence_id);

    create table verdict (
      id {key},
      public_id text not null unique,
      pledge_id integer not null references pledge (id),
      number integer not null,
      code_book_id integer not null references code_book (id),
      rating text not null,
      reason text not null,
      lang text not null,
      at text not null,
      unique (pledge_id, number)
    ) {strict};
    create index verdict_code_book on verdict (code_book_id);
    create index verdict_at on verdict (at, id);
    create index verdict_rating on verdict (rating, id);

    create table verdict_coding (
      verdict_id integer not null references verdict (id),
      coding_id integer not null references coding (id),
      primary key (verdict_id, coding_id)
    ) {clustered};
    create index verdict_coding_coding on verdict_coding (coding_id);

    create table verdict_evidence (
      verdict_id integer not null references verdict (id),
      evidence_id integer not null references evidence (id),
      revision integer not null,
      primary key (verdict_id, evidence_id)
    ) {clustered};
    create index verdict_evidence_evidence on verdict_evidence (evidence_id);

    create table claim (
      id {key},
      public_id text not null unique,
      pledge_id integer not null references pledge (id),
      number integer not null,
      rating text not null,
      text text not null,
      lang text not null,
      account_id integer not null references account (id),
      source_snapshot_id integer references source_snapshot (id),
      at text not null,
      unique (pledge_id, number)
    ) {strict};
    create index claim_account on claim (account_id);
    create index claim_source on claim (source_snapshot_id)
    `,
  )
}
