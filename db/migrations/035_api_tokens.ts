import { tables } from "#db/migrations/sql.ts"
import type { Engine } from "#db/migrations/sql.ts"

/**
 * Keys by which a watchdog's programs write, each kept as the hash of its secret alone, and what was written
 * under which Idempotency-Key: the answer is given again to whoever asks again.
 */
export function apiTokens(engine: Engine) {
  return tables(
    engine,
    ["api_token", "idempotency_key"],
    `
    create table api_token (
      id {key},
      public_id text not null unique,
      account_id integer not null references account (id),
      hash {bytes} not null unique,
      label text not null,
      scopes text not null,
      created_at text not null,
      expires_at text not null,
      used_at text,
      revoked_at text
    ) {strict};
    create index api_token_account on api_token (account_id);
    create table idempotency_key (
      token_id integer not null references api_token (id),
      key text not null,
      fingerprint {bytes} not null,
      result text,
      at text not null,
      primary key (token_id, key)
    ) {strict};
    create index idempotency_key_at on idempotency_key (at)
    `,
  )
}
