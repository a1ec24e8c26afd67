import { tables } from "#db/migrations/sql.ts"
import type { Engine } from "#db/migrations/sql.ts"

/**
 * Who follows what by mail, apart from accounts and from signing, and the steps of petitions that followers
 * are told of, each once.
 */
export function news(engine: Engine) {
  return tables(
    engine,
    ["follow_request", "follower", "follow", "petition_news", "petition_news_told"],
    `
    create table follow_request (
      id {key},
      secret_hash {bytes} not null unique,
      email_tag {bytes} not null,
      email_sealed {bytes} not null,
      lang text not null,
      rhythm text not null check (rhythm in ('daily', 'weekly')),
      subject_kind text not null check (subject_kind in ('person', 'pledge', 'petition', 'area')),
      subject_id integer not null,
      asked_at text not null,
      expires_at text not null
    ) {strict};
    create index follow_request_email on follow_request (email_tag);
    create index follow_request_end on follow_request (expires_at);

    create table follower (
      id {key},
      secret_hash {bytes} not null unique,
      email_tag {bytes} not null unique,
      contact_sealed {bytes} not null,
      lang text not null,
      rhythm text not null check (rhythm in ('daily', 'weekly')),
      since text not null,
      told_until text not null,
      due_at text not null
    ) {strict};
    create index follower_due on follower (due_at);

    create table follow (
      id {key},
      follower_id integer not null references follower (id),
      subject_kind text not null check (subject_kind in ('person', 'pledge', 'petition', 'area')),
      subject_id integer not null,
      since text not null,
      unique (follower_id, subject_kind, subject_id)
    ) {strict};
    create index follow_subject on follow (subject_kind, subject_id);

    create table petition_news (
      id {key},
      petition_id integer not null references petition (id),
      track text not null check (track in ('state', 'recall_state', 'threshold')),
      to_state text not null,
      transition_id integer not null default 0,
      at text not null,
      unique (petition_id, track, transition_id)
    ) {strict};
    create index petition_news_transition on petition_news (transition_id);

    create table petition_news_told (
      news_id integer not null references petition_news (id),
      follow_id integer not null,
      at text not null,
      primary key (news_id, follow_id)
    ) {clustered};
    create index petition_news_told_follow on petition_news_told (follow_id)
    `,
  )
}
