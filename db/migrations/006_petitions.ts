import { tables } from "#db/migrations/sql.ts"
import type { Engine } from "#db/migrations/sql.ts"

/**
 * Petitions on their two tracks, and signatures. A petition's counter is kept in the transaction that
 * counts; a person has one active signature by the petition's own keyed tag.
 */
export function petitions(engine: Engine) {
  return tables(
    engine,
    ["petition", "petition_ground", "petition_transition", "signature"],
    `
    create table petition (
      id {key},
      public_id text not null unique,
      membership_id integer not null references membership (id),
      area_id integer references area (id),
      rule_set text not null,
      state text not null,
      recall_state text not null,
      asks text not null check (asks in ('email', 'iin')),
      lang text not null,
      title text not null,
      statement text not null,
      text_sha256 {bytes} not null,
      proponent_id integer not null references account (id),
      key_sealed {bytes},
      created_at text not null,
      reply_due_on text,
      reply_outcome text check (reply_outcome in ('given', 'declined', 'timed-out')),
      reply_text text,
      reply_lang text,
      replied_at text,
      opened_at text,
      closes_on text,
      closed_at text,
      threshold integer,
      electorate integer,
      signature_count integer not null default 0 check (signature_count >= 0),
      reached_at text,
      refusal_code text,
      refusal_details text
    ) {strict};
    create index petition_membership on petition (membership_id);
    create unique index petition_live on petition (membership_id)
      where state in ('seconding', 'legal-check', 'reply-window', 'open', 'paused');
    create index petition_state on petition (state, id);
    create index petition_closing on petition (closes_on) where state in ('open', 'paused');
    create index petition_area on petition (area_id);
    create index petition_proponent on petition (proponent_id);

    create table petition_ground (
      petition_id integer not null references petition (id),
      pledge_id integer not null references pledge (id),
      verdict_id integer not null references verdict (id),
      position integer not null,
      primary key (petition_id, pledge_id)
    ) {clustered};
    create index petition_ground_pledge on petition_ground (pledge_id);
    create index petition_ground_verdict on petition_ground (verdict_id);

    create table petition_transition (
      id {key},
      petition_id integer not null references petition (id),
      track text not null check (track in ('state', 'recall_state')),
      from_state text not null,
      to_state text not null,
      at text not null,
      actor text not null,
      account_id integer references account (id),
      reason text,
      article text
    ) {strict};
    create index petition_transition_petition on petition_transition (petition_id, id);
    create index petition_transition_account on petition_transition (account_id);

    create table signature (
      id {key},
      petition_id integer not null references petition (id),
      state text not null,
      assurance text not null,
      tag {bytes},
      email_tag {bytes},
      secret_hash {bytes} not null unique,
      key_sealed {bytes},
      statement_sealed {bytes},
      lang text not null,
      requested_at text not null,
      expires_at text not null,
      confirmed_at text,
      withdrawn_at text
    ) {strict};
    create unique index signature_active on signature (petition_id, tag)
      where state in ('counted', 'held');
    create index signature_tag on signature (petition_id, tag);
    create index signature_email on signature (petition_id, email_tag, state);
    create index signature_pending on signature (expires_at) where state = 'pending'
    `,
  )
}
