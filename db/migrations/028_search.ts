import type { Migration } from "kysely"
import { statements, tables } from "#db/migrations/sql.ts"
import type { Engine } from "#db/migrations/sql.ts"

/**
 * Places below a district, by which somebody finds it who does not know its number; and the trigrams of the
 * words by which anything is found, against slips of the finger. Trigrams are of words, not of subjects: they
 * grow with the language, not with the record.
 */
export function search(engine: Engine): Migration {
  const made = tables(engine, ["place", "search_gram"], statementsOf)
  return {
    async up(db) {
      await made.up(db)
      await statements(db, engine, widened)
    },
    async down(db) {
      await statements(db, engine, narrowed)
      await made.down?.(db)
    },
  }
}

const statementsOf = `
  create table place (
    id {key},
    public_id text not null unique,
    area_id integer not null references area (id),
    kind text not null check (kind in ('settlement', 'street', 'station')),
    name {word} not null,
    settlement text,
    houses text,
    address text,
    extra text,
    import_run_id integer references import_run (id)
  ) {strict};
  create index place_area on place (area_id, kind, name);
  create index place_import on place (import_run_id);

  create table search_gram (
    gram {word} not null,
    word {word} not null,
    primary key (gram, word)
  ) {clustered};
  create index search_gram_word on search_gram (word)
`

/** A subject's words are looked up one by one: the index holds them itself. */
const widened = `
  drop index search_word_subject;
  create index search_word_subject on search_word (subject_kind, subject_id, word)
`

const narrowed = `
  drop index search_word_subject;
  create index search_word_subject on search_word (subject_kind, subject_id)
`
