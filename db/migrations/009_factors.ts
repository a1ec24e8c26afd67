import { tables } from "#db/migrations/sql.ts"
import type { Engine } from "#db/migrations/sql.ts"

/**
 * Second factors. Of a one-time code the secret is sealed and the last time step it was taken for is kept;
 * of a passkey only its public half is here; of a backup code only a keyed tag; of a challenge that was
 * answered its hash, until it would have lapsed anyway.
 */
export function factors(engine: Engine) {
  // A device counts in 32 bits without a sign, which PostgreSQL's integer does not hold.
  const unsigned = engine === "postgres" ? "bigint" : "integer"
  return tables(
    engine,
    ["totp_factor", "passkey", "backup_code", "factor_challenge"],
    `
    create table totp_factor (
      account_id integer primary key references account (id) on delete cascade,
      secret_sealed {bytes} not null,
      last_step integer not null,
      created_at text not null
    ) {strict};

    create table passkey (
      id {key},
      public_id text not null unique,
      account_id integer not null references account (id) on delete cascade,
      credential_id {bytes} not null unique,
      public_key {bytes} not null,
      counter ${unsigned} not null,
      transports text not null,
      name text not null,
      created_at text not null,
      used_at text
    ) {strict};
    create index passkey_account on passkey (account_id);

    create table backup_code (
      tag {bytes} primary key,
      account_id integer not null references account (id) on delete cascade,
      created_at text not null,
      used_at text
    ) {clustered};
    create index backup_code_account on backup_code (account_id);

    create table factor_challenge (
      challenge_hash {bytes} primary key,
      expires_at text not null
    ) {clustered};
    create index factor_challenge_expiry on factor_challenge (expires_at)
    `,
  )
}
