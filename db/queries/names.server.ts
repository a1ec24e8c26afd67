import { sql } from "kysely"
import type { RawBuilder } from "kysely"

/** The kinds of subject whose names are told in several languages. */
export type NamedKind = "person" | "organization" | "area" | "legislative_period" | "place"

/**
 * A subject's name in a reader's language or, where nobody has given it, as it stands in the row.
 *
 * @param kind also the table the row comes from
 * @param alias what the query calls that table, if it calls it otherwise
 */
export function nameIn(lang: string, kind: NamedKind, alias: string = kind): RawBuilder<string> {
  const id = sql.ref(`${alias}.id`)
  return sql<string>`coalesce((select text from translation where subject_kind = ${kind}
    and subject_id = ${id} and field = 'name' and lang = ${lang}), ${sql.ref(`${alias}.name`)})`
}

/** The same for a row that a left join may not have found. */
export function nameInOrNull(
  lang: string,
  kind: NamedKind,
  alias: string = kind,
): RawBuilder<string | null> {
  return nameIn(lang, kind, alias)
}

/** A petition's title in a reader's language, or null where nobody has translated it. */
export function petitionTitleIn(lang: string): RawBuilder<string | null> {
  return sql<string | null>`(select translation.text from translation
    where subject_kind = 'petition' and subject_id = petition.id and field = 'title'
      and translation.lang = ${lang})`
}

/** A promise's words in a reader's language, or null where nobody has translated them. */
export function pledgeTextIn(lang: string): RawBuilder<string | null> {
  return sql<string | null>`(select translation.text from translation
    where subject_kind = 'pledge' and subject_id = pledge.id and field = 'text'
      and translation.lang = ${lang})`
}
