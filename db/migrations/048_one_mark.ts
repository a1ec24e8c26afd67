import type { Migration } from "kysely"
import { statements } from "#db/migrations/sql.ts"
import type { Engine } from "#db/migrations/sql.ts"

/**
 * Where a person is known by the address alone, the marks of person and address are one: requests to sign are found by
 * the person's, and only those of which the address has another mark by that one too. Back again the marks stay one:
 * those of addresses cannot be made without the keys, and tell the same addresses from one another.
 */
export function oneMark(engine: Engine): Migration {
  return {
    up: (db) =>
      statements(
        db,
        engine,
        `
        update signature set email_tag = tag
          where email_tag is not null and tag is not null and assurance = 'email'
            and petition_id in (select id from petition where asks = 'email');
        drop index signature_request_email;
        create index signature_request_email on signature (petition_id, email_tag)
          where state = 'pending' and email_tag <> tag
        `,
      ),
    down: (db) =>
      statements(
        db,
        engine,
        `
        drop index signature_request_email;
        create index signature_request_email on signature (petition_id, email_tag)
          where state = 'pending'
        `,
      ),
  }
}
