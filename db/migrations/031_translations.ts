import { tables } from "#db/migrations/sql.ts"
import type { Engine } from "#db/migrations/sql.ts"

/**
 * Who translated what, when, and of which words. What is in force stands in `translation`, where every query
 * looks; here each version stays, also one that was taken back (no text). `of_sha256` is the hash of the words
 * that were translated: where the original has other ones by now, the translation is older than its text.
 * Hiding a text writes stubs here too, so the database does not forbid to change a row.
 */
export function translations(engine: Engine) {
  return tables(
    engine,
    ["translation_version"],
    `
    create table translation_version (
      id {key},
      subject_kind text not null check (subject_kind in ('pledge', 'petition')),
      subject_id integer not null,
      field text not null,
      lang text not null,
      number integer not null,
      text text,
      of_sha256 {bytes} not null,
      account_id integer not null references account (id),
      organization_id integer references organization (id),
      at text not null,
      unique (subject_kind, subject_id, field, lang, number)
    ) {strict};
    create index translation_version_account on translation_version (account_id);
    create index translation_version_organization on translation_version (organization_id)
    `,
  )
}
