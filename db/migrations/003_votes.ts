import { tables } from "#db/migrations/sql.ts"
import type { Engine } from "#db/migrations/sql.ts"

/** Motions, vote events and votes in Popolo's words. One vote a person and event. */
export function votes(engine: Engine) {
  return tables(
    engine,
    ["motion", "vote_event", "vote_count", "vote"],
    `
    create table motion (
      id {key},
      public_id text not null unique,
      organization_id integer not null references organization (id),
      legislative_period_id integer references legislative_period (id),
      title text not null,
      text text,
      lang text,
      classification text,
      date text,
      result text,
      source_url text,
      extra text,
      import_run_id integer references import_run (id)
    ) {strict};
    create index motion_organization on motion (organization_id);
    create index motion_period on motion (legislative_period_id);
    create index motion_import on motion (import_run_id);

    create table vote_event (
      id {key},
      public_id text not null unique,
      motion_id integer not null references motion (id),
      organization_id integer not null references organization (id),
      start_date text,
      result text,
      extra text,
      import_run_id integer references import_run (id)
    ) {strict};
    create index vote_event_motion on vote_event (motion_id);
    create index vote_event_organization on vote_event (organization_id, start_date);
    create index vote_event_start on vote_event ((coalesce(start_date, '')), id);
    create index vote_event_import on vote_event (import_run_id);

    create table vote_count (
      vote_event_id integer not null references vote_event (id),
      option text not null,
      value integer not null,
      primary key (vote_event_id, option)
    ) {clustered};

    create table vote (
      vote_event_id integer not null references vote_event (id),
      person_id integer not null references person (id),
      option text not null
        check (option in ('yes', 'no', 'abstain', 'absent', 'not-voting', 'paired', 'both')),
      group_id integer references organization (id),
      role text,
      paired_id integer references person (id),
      import_run_id integer references import_run (id),
      primary key (vote_event_id, person_id)
    ) {clustered};
    create index vote_person on vote (person_id, vote_event_id)
    `,
  )
}
