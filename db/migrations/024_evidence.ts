import type { Migration } from "kysely"
import { statements, tables } from "#db/migrations/sql.ts"
import type { Engine } from "#db/migrations/sql.ts"

/**
 * Evidence that anybody may offer, and the deputy's side: annotations of votes, promises scoped anew,
 * tickets against a promise, replies to findings, and which answers were asked for. What is offered stands
 * in a table of its own until a watchdog takes it: no reader of `evidence` can meet it before.
 */
export function evidenceAndOffice(engine: Engine): Migration {
  const made = tables(engine, madeTables, statementsOf)
  return {
    async up(db) {
      await made.up(db)
      await statements(db, engine, added)
    },
    async down(db) {
      await statements(db, engine, takenAway)
      await made.down?.(db)
    },
  }
}

const madeTables = [
  "kept_file",
  "evidence_offer",
  "vote_annotation",
  "rescope",
  "ticket",
  "finding_reply",
  "reply_request",
  "profile_code",
]

const statementsOf = `
  create table kept_file (
    id {key},
    public_id text not null unique,
    kind text not null check (kind in ('jpeg', 'png', 'webp', 'pdf')),
    sha256 {bytes} not null,
    small_sha256 {bytes},
    alt text not null,
    lang text not null,
    kept_at text not null,
    check ((kind = 'pdf') = (small_sha256 is null))
  ) {strict};
  create index kept_file_hash on kept_file (sha256);
  create index kept_file_small on kept_file (small_sha256);

  create table evidence_offer (
    id {key},
    public_id text not null unique,
    secret_hash {bytes} not null unique,
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
    place text,
    source_url text,
    source_title text,
    file_id integer references kept_file (id),
    account_id integer references account (id),
    email_sealed {bytes},
    answer_lang text not null,
    offered_at text not null,
    confirmed_at text,
    decision text check (decision in ('accepted', 'refused')),
    reason text,
    words text,
    decided_by integer references account (id),
    decided_at text,
    evidence_id integer references evidence (id),
    check ((kind = 'vote') = (vote_event_id is not null)),
    check ((kind = 'vote') = (fulfilling_option is not null)),
    check ((kind = 'vote') = (direction is null)),
    check ((decision is null) = (decided_at is null)),
    check ((decision is null) = (reason is null)),
    check (decision is null or confirmed_at is not null)
  ) {strict};
  create index evidence_offer_pledge on evidence_offer (pledge_id);
  create index evidence_offer_event on evidence_offer (vote_event_id);
  create index evidence_offer_file on evidence_offer (file_id);
  create index evidence_offer_account on evidence_offer (account_id);
  create index evidence_offer_decider on evidence_offer (decided_by);
  create index evidence_offer_evidence on evidence_offer (evidence_id);
  create index evidence_offer_waiting on evidence_offer (confirmed_at, id) where decision is null;

  create table vote_annotation (
    id {key},
    public_id text not null unique,
    vote_event_id integer not null references vote_event (id),
    person_id integer not null references person (id),
    number integer not null,
    reason text not null check (reason in
      ('duty-trip', 'illness', 'on-principle', 'family', 'technical', 'other')),
    text text not null,
    lang text not null,
    account_id integer not null references account (id),
    at text not null,
    unique (vote_event_id, person_id, number)
  ) {strict};
  create index vote_annotation_person on vote_annotation (person_id);
  create index vote_annotation_account on vote_annotation (account_id);

  create table rescope (
    id {key},
    public_id text not null unique,
    pledge_id integer not null references pledge (id),
    number integer not null,
    scope text not null check (scope in ('horizon', 'outside-power')),
    due_on text,
    text text not null,
    lang text not null,
    account_id integer not null references account (id),
    at text not null,
    unique (pledge_id, number),
    check ((scope = 'horizon') = (due_on is not null))
  ) {strict};
  create index rescope_account on rescope (account_id);

  create table ticket (
    id {key},
    public_id text not null unique,
    pledge_id integer not null references pledge (id),
    objection text not null check (objection in ('never-said', 'context-missing', 'duplicate')),
    duplicate_of integer references pledge (id),
    text text not null,
    lang text not null,
    source_url text,
    account_id integer not null references account (id),
    opened_at text not null,
    due_on text not null,
    outcome text check (outcome in ('upheld', 'partly', 'dismissed')),
    reason text,
    reason_lang text,
    decided_by integer references account (id),
    decided_at text,
    check ((objection = 'duplicate') = (duplicate_of is not null)),
    check ((outcome is null) = (decided_at is null)),
    check ((outcome is null) = (reason is null))
  ) {strict};
  create index ticket_pledge on ticket (pledge_id, id);
  create unique index ticket_open on ticket (pledge_id) where outcome is null;
  create index ticket_duplicate on ticket (duplicate_of);
  create index ticket_account on ticket (account_id);
  create index ticket_decider on ticket (decided_by);

  create table finding_reply (
    id {key},
    public_id text not null unique,
    verdict_id integer not null references verdict (id),
    number integer not null,
    text text not null,
    lang text not null,
    account_id integer not null references account (id),
    at text not null,
    unique (verdict_id, number)
  ) {strict};
  create index finding_reply_account on finding_reply (account_id);

  create table reply_request (
    id {key},
    public_id text not null unique,
    person_id integer not null references person (id),
    verdict_id integer unique references verdict (id),
    petition_id integer references petition (id),
    asked_at text not null,
    delivered_at text,
    check ((verdict_id is null) <> (petition_id is null))
  ) {strict};
  create index reply_request_person on reply_request (person_id);
  create index reply_request_petition on reply_request (petition_id);

  create table profile_code (
    id {key},
    public_id text not null unique,
    person_id integer not null references person (id),
    lang text not null,
    asked_by integer not null references account (id),
    asked_at text not null,
    approved_at text,
    code_hash {bytes} unique,
    printed_at text,
    printed_by integer references account (id),
    expires_at text,
    used_by integer references account (id),
    ended_at text,
    ending text check (ending in ('used', 'replaced', 'expired')),
    check ((ended_at is null) = (ending is null)),
    check (code_hash is null or approved_at is not null)
  ) {strict};
  create index profile_code_person on profile_code (person_id);
  create index profile_code_asker on profile_code (asked_by);
  create index profile_code_printer on profile_code (printed_by);
  create index profile_code_user on profile_code (used_by)
`

const added = `
  alter table evidence add column place text;
  alter table evidence add column file_id integer references kept_file (id);
  create index evidence_file on evidence (file_id);
  alter table claim add column vote_event_id integer references vote_event (id);
  alter table claim add column file_id integer references kept_file (id);
  create index claim_vote_event on claim (vote_event_id);
  create index claim_file on claim (file_id);
  alter table invitation add column person_id integer references person (id);
  create index invitation_person on invitation (person_id)
`

const takenAway = `
  drop index invitation_person;
  alter table invitation drop column person_id;
  drop index claim_file;
  drop index claim_vote_event;
  alter table claim drop column file_id;
  alter table claim drop column vote_event_id;
  drop index evidence_file;
  alter table evidence drop column file_id;
  alter table evidence drop column place
`
