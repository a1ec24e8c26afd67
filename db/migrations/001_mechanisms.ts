import { tables } from "#db/migrations/sql.ts"
import type { Engine } from "#db/migrations/sql.ts"

/** The single mechanisms that every later table uses: import runs, history, translations, versions, search. */
export function mechanisms(engine: Engine) {
  return tables(
    engine,
    ["import_run", "revision", "translation", "subject_version", "identifier", "search_word"],
    `
    create table import_run (
      id {key},
      format text not null,
      source text not null,
      file text not null,
      started_at text not null,
      read_count integer not null default 0,
      added_count integer not null default 0,
      updated_count integer not null default 0,
      unchanged_count integer not null default 0,
      rejected_count integer not null default 0,
      warning_count integer not null default 0
    ) {strict};

    create table revision (
      id {key},
      subject_kind text not null,
      subject_id integer not null,
      number integer not null,
      body text not null,
      at text not null,
      account_id integer,
      import_run_id integer references import_run (id),
      unique (subject_kind, subject_id, number)
    ) {strict};

    create table translation (
      subject_kind text not null,
      subject_id integer not null,
      field text not null,
      lang text not null,
      text text not null,
      translator text,
      at text not null,
      import_run_id integer references import_run (id),
      primary key (subject_kind, subject_id, field, lang)
    ) {clustered};

    create table subject_version (
      subject_kind text not null,
      subject_id integer not null,
      version integer not null,
      at text not null,
      primary key (subject_kind, subject_id)
    ) {clustered};

    create table identifier (
      subject_kind text not null,
      subject_id integer not null,
      scheme text not null,
      value text not null,
      import_run_id integer references import_run (id),
      primary key (subject_kind, subject_id, scheme, value)
    ) {clustered};
    create index identifier_value on identifier (subject_kind, value, scheme);

    create table search_word (
      word {word} not null,
      subject_kind text not null,
      subject_id integer not null,
      primary key (word, subject_kind, subject_id)
    ) {clustered};
    create index search_word_subject on search_word (subject_kind, subject_id)
    `,
  )
}
