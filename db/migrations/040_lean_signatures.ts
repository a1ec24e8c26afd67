import type { Migration } from "kysely"
import { statements } from "#db/migrations/sql.ts"
import type { Engine } from "#db/migrations/sql.ts"

/**
 * What a signature takes on the disk, told apart by what is needed of it: the day that its commitment says stands
 * beside it and its opening is made again; marks are half a hash; the end of a link is kept while it works; and
 * only requests that wait are looked up by address and by person. Openings that were sealed before stay.
 */
export function leanSignatures(engine: Engine): Migration {
  return {
    up: async (db) => {
      await statements(db, engine, dropped)
      await statements(db, engine, "alter table signature add column signed_on text")
      await statements(db, engine, halved)
      await statements(db, engine, endsOf[engine].up)
      await statements(db, engine, lean)
    },
    down: async (db) => {
      await statements(db, engine, undone)
      await statements(db, engine, endsOf[engine].down)
      await statements(db, engine, "alter table signature drop column signed_on")
      await statements(db, engine, restored)
    },
  }
}

const marks = {
  signature: { tag: 16, email_tag: 16 },
  sheet_line: { tag: 16, name_tag: 16 },
  signing_trace: { network_tag: 8, mail_tag: 8 },
} as const

/** Of a mark its beginning: so are those made from now on, and people stay known. */
const halved = Object.entries(marks)
  .map(([table, columns]) => {
    const shorter = Object.entries(columns).map(
      ([column, length]) => `${column} = substr(${column}, 1, ${String(length)})`,
    )
    return `update ${table} set ${shorter.join(", ")}`
  })
  .join(";")

/** SQLite takes "not null" from no column: another one takes its place. */
const endsOf: Record<Engine, { readonly up: string; readonly down: string }> = {
  sqlite: {
    up: `
      alter table signature add column link_ends_at text;
      update signature set link_ends_at = expires_at where state in ('pending', 'expired');
      alter table signature drop column expires_at;
      alter table signature rename column link_ends_at to expires_at
    `,
    down: `
      alter table signature add column link_ends_at text not null default '';
      update signature set link_ends_at = coalesce(expires_at, requested_at);
      alter table signature drop column expires_at;
      alter table signature rename column link_ends_at to expires_at
    `,
  },
  postgres: {
    up: `
      alter table signature alter column expires_at drop not null;
      update signature set expires_at = null where state not in ('pending', 'expired')
    `,
    down: `
      update signature set expires_at = requested_at where expires_at is null;
      alter table signature alter column expires_at set not null
    `,
  },
}

const dropped = `
  drop index signature_pending;
  drop index signature_tag;
  drop index signature_email
`

const pending = "create index signature_pending on signature (expires_at) where state = 'pending'"

const lean = `
  ${pending};
  create index signature_petition on signature (petition_id);
  create index signature_request on signature (petition_id, tag) where state = 'pending';
  create index signature_request_email on signature (petition_id, email_tag)
    where state = 'pending'
`

const undone = `
  drop index signature_request_email;
  drop index signature_request;
  drop index signature_petition;
  drop index signature_pending
`

const restored = `
  ${pending};
  create index signature_tag on signature (petition_id, tag);
  create index signature_email on signature (petition_id, email_tag, state)
`
