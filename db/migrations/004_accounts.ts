import { tables } from "#db/migrations/sql.ts"
import type { Engine } from "#db/migrations/sql.ts"

/** Accounts (the address sealed, found by its keyed tag), sessions by the hash of their token, and the outbox. */
export function accounts(engine: Engine) {
  return tables(
    engine,
    ["account", "session", "outbox"],
    `
    create table account (
      id {key},
      public_id text not null unique,
      email_tag {bytes} not null unique,
      email_sealed {bytes} not null,
      password_hash text not null,
      role text not null,
      display_name text,
      person_id integer references person (id),
      organization_id integer references organization (id),
      lang text not null,
      created_at text not null,
      suspended_at text
    ) {strict};
    create index account_person on account (person_id);
    create index account_organization on account (organization_id);

    create table session (
      id_hash {bytes} primary key,
      account_id integer not null references account (id) on delete cascade,
      created_at text not null,
      expires_at text not null
    ) {strict};
    create index session_account on session (account_id);
    create index session_expiry on session (expires_at);

    create table outbox (
      id {key},
      kind text not null,
      payload_sealed {bytes} not null,
      created_at text not null,
      due_at text not null,
      attempts integer not null default 0,
      claimed_until text,
      done_at text,
      dead_at text,
      last_error text
    ) {strict};
    create index outbox_due on outbox (due_at, id) where done_at is null and dead_at is null
    `,
  )
}
