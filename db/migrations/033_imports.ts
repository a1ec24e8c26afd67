import type { Migration } from "kysely"
import { statements, tables } from "#db/migrations/sql.ts"
import type { Engine } from "#db/migrations/sql.ts"

/**
 * Imports that can be taken back, and that are begun from a page. Which run made a row, the row says itself;
 * which run changed it, the history says. What neither holds stands in `import_change`: names, words and counts
 * as they were before. A run that is begun from a page lives in `import_run` from the upload on; until it is
 * confirmed or given up, `upload` names its sealed files.
 */
export function imports(engine: Engine): Migration {
  const made = tables(engine, ["import_change", "import_problem", "import_difference"], added)
  return {
    async up(db) {
      await statements(db, engine, widened)
      await made.up(db)
    },
    async down(db) {
      await made.down?.(db)
      await statements(db, engine, narrowed)
    },
  }
}

const added = `
  create table import_change (
    id {key},
    import_run_id integer not null references import_run (id),
    subject_kind text not null,
    subject_id integer not null,
    part text not null check (part in ('names', 'words', 'counts', 'roll')),
    before text not null
  ) {strict};
  create index import_change_run on import_change (import_run_id, subject_kind, subject_id);

  create table import_problem (
    import_run_id integer not null references import_run (id),
    position integer not null,
    level text not null check (level in ('reject', 'warning')),
    place text not null,
    reason text not null,
    primary key (import_run_id, position)
  ) {clustered};

  create table import_difference (
    import_run_id integer not null references import_run (id),
    position integer not null,
    fate text not null check (fate in ('added', 'updated', 'unchanged', 'kept')),
    kind text not null,
    label text not null,
    fields text not null,
    primary key (import_run_id, position)
  ) {clustered}
`

const widened = `
  alter table import_run add column account_id integer references account (id);
  alter table import_run add column options text;
  alter table import_run add column upload text;
  alter table import_run add column expires_at text;
  alter table import_run add column checked_at text;
  alter table import_run add column confirmed_at text;
  alter table import_run add column finished_at text;
  alter table import_run add column failure text;
  alter table import_run add column undo_asked_at text;
  alter table import_run add column undone_at text;
  alter table import_run add column undone_count integer;
  alter table import_run add column kept_count integer;
  update import_run set finished_at = started_at;
  create index import_run_account on import_run (account_id);
  create index import_run_upload on import_run (expires_at) where upload is not null;
  alter table further_source add column import_run_id integer references import_run (id);
  create index further_source_import on further_source (import_run_id);
  create index vote_paired on vote (paired_id) where paired_id is not null;
  create index revision_import on revision (import_run_id) where import_run_id is not null
`

const narrowed = `
  drop index revision_import;
  drop index vote_paired;
  drop index further_source_import;
  alter table further_source drop column import_run_id;
  drop index import_run_upload;
  drop index import_run_account;
  alter table import_run drop column kept_count;
  alter table import_run drop column undone_count;
  alter table import_run drop column undone_at;
  alter table import_run drop column undo_asked_at;
  alter table import_run drop column failure;
  alter table import_run drop column finished_at;
  alter table import_run drop column confirmed_at;
  alter table import_run drop column checked_at;
  alter table import_run drop column expires_at;
  alter table import_run drop column upload;
  alter table import_run drop column options;
  alter table import_run drop column account_id
`
