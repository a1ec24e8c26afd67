import { tables } from "#db/migrations/sql.ts"
import type { Engine } from "#db/migrations/sql.ts"

/** People, places and seats in Popolo's words. */
export function people(engine: Engine) {
  return tables(
    engine,
    [
      "area",
      "organization",
      "legislative_period",
      "person",
      "post",
      "membership",
      "electorate",
      "candidacy",
    ],
    `
    create table area (
      id {key},
      public_id text not null unique,
      name {word} not null,
      kind text not null,
      parent_id integer references area (id),
      extra text,
      import_run_id integer references import_run (id)
    ) {strict};
    create index area_parent on area (parent_id);
    create index area_kind on area (kind, id);
    create index area_import on area (import_run_id);

    create table organization (
      id {key},
      public_id text not null unique,
      name text not null,
      classification text,
      parent_id integer references organization (id),
      area_id integer references area (id),
      extra text,
      import_run_id integer references import_run (id)
    ) {strict};
    create index organization_classification on organization (classification, id);
    create index organization_parent on organization (parent_id);
    create index organization_area on organization (area_id);
    create index organization_import on organization (import_run_id);

    create table legislative_period (
      id {key},
      public_id text not null unique,
      organization_id integer references organization (id),
      name text not null,
      start_date text,
      end_date text,
      extra text,
      import_run_id integer references import_run (id)
    ) {strict};
    create index legislative_period_organization on legislative_period (organization_id);
    create index legislative_period_import on legislative_period (import_run_id);

    create table person (
      id {key},
      public_id text not null unique,
      name {word} not null,
      family_name text,
      given_name text,
      sort_name text,
      gender text,
      birth_date text,
      death_date text,
      extra text,
      import_run_id integer references import_run (id)
    ) {strict};
    create index person_name on person (name, id);
    create index person_import on person (import_run_id);

    create table post (
      id {key},
      public_id text not null unique,
      organization_id integer not null references organization (id),
      area_id integer references area (id),
      label text not null,
      role text,
      mandate_kind text check (mandate_kind in ('district', 'list')),
      rule_set text,
      extra text,
      import_run_id integer references import_run (id)
    ) {strict};
    create index post_organization on post (organization_id);
    create index post_area on post (area_id);
    create index post_import on post (import_run_id);

    create table membership (
      id {key},
      public_id text not null unique,
      person_id integer not null references person (id),
      organization_id integer not null references organization (id),
      post_id integer references post (id),
      area_id integer references area (id),
      on_behalf_of_id integer references organization (id),
      legislative_period_id integer references legislative_period (id),
      role text,
      mandate_kind text check (mandate_kind in ('district', 'list')),
      start_date text,
      end_date text,
      extra text,
      import_run_id integer references import_run (id)
    ) {strict};
    create index membership_person on membership (person_id);
    create index membership_organization on membership (organization_id, person_id);
    create index membership_area on membership (area_id);
    create index membership_post on membership (post_id);
    create index membership_party on membership (on_behalf_of_id);
    create index membership_period on membership (legislative_period_id);
    create index membership_import on membership (import_run_id);

    create table electorate (
      id {key},
      area_id integer not null references area (id),
      on_day text not null,
      registered integer not null check (registered > 0),
      source text not null,
      import_run_id integer references import_run (id),
      unique (area_id, on_day, source)
    ) {strict};
    create index electorate_import on electorate (import_run_id);

    create table candidacy (
      id {key},
      public_id text not null unique,
      person_id integer not null references person (id),
      organization_id integer not null references organization (id),
      post_id integer references post (id),
      area_id integer references area (id),
      on_behalf_of_id integer references organization (id),
      election_on text not null,
      outcome text check (outcome in ('elected', 'not-elected')),
      votes integer,
      votes_cast integer,
      extra text,
      import_run_id integer references import_run (id)
    ) {strict};
    create index candidacy_person on candidacy (person_id);
    create index candidacy_organization on candidacy (organization_id);
    create index candidacy_area on candidacy (area_id);
    create index candidacy_post on candidacy (post_id);
    create index candidacy_party on candidacy (on_behalf_of_id);
    create index candidacy_import on candidacy (import_run_id)
    `,
  )
}
