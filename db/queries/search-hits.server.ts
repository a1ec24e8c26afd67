import { sql } from "kysely"
import type { RawBuilder } from "kysely"
import type { CloseWord } from "#db/queries/close-words.server.ts"
import { costOf, fits, mostLooked, orderTerms } from "#db/queries/search-terms.server.ts"
import type { Term } from "#db/queries/search-terms.server.ts"
import type { SearchHit } from "#db/queries/search.server.ts"
import type { Reader } from "#db/schema.ts"

export type { Term } from "#db/queries/search-terms.server.ts"

/** A subject that was found; the lower the cost, the better. */
export interface RankedHit extends SearchHit {
  readonly cost: number
  /** How many of its kind were found, told apart up to `mostFound`: one more stands for any number. */
  readonly total: number
}

/** Of each kind so many are found: whoever finds more asks more exactly. */
export const mostFound = 200

/** Which kinds are looked for, the first before the others where they are found equally well; which part of each. */
export interface Sought {
  readonly kinds: readonly string[]
  readonly limit: number
  readonly offset?: number
}

/**
 * Subjects in whose words every term is found, the best of each kind first: what was typed whole before what
 * goes on behind it. The term that fewest have leads; the others are looked up with each subject. However many
 * have a word, no more is read of them than can be shown.
 *
 * @param terms folded; none finds nothing
 */
export async function findByTerms(
  db: Reader,
  terms: readonly Term[],
  { kinds, limit, offset = 0 }: Sought,
): Promise<RankedHit[]> {
  const [leading, ...others] = await orderTerms(db, terms)
  if (leading === undefined || kinds.length === 0) return []
  const most = others.length === 0 ? mostFound + 1 : mostLooked
  const beside = others.map(({ term }) => costBeside(term))
  const { rows } = await sql<Scored>`
    select kind, id, cost, total from (
      select kind, id, cost, count(*) over (partition by kind) as total,
        row_number() over (partition by kind order by cost, id) as place
      from (
        select kind, id, ${sql.join([sql`best`, ...beside], sql` + `)} as cost
        from (
          select subject_kind as kind, subject_id as id, min(${costOf(leading.words)}) as best
          from (${sql.join(entriesOf(leading.words, kinds, most), sql` union all `)}) as entry
          group by subject_kind, subject_id
        ) as led
      ) as scored
      where cost is not null
    ) as placed
    where place > ${offset} and place <= ${Math.min(offset + limit, mostFound)}
    order by cost, ${orderOf(kinds)}, id`.execute(db)
  return rows.map(({ kind, id, cost, total }) => ({
    ...{ kind, id },
    ...{ cost: Number(cost), total: Math.min(Number(total), mostFound + 1) },
  }))
}

interface Scored extends SearchHit {
  readonly cost: number | string
  readonly total: number | string
}

/** Of each kind as many entries as are wanted, those of the best word before those of the others. */
function entriesOf(
  words: readonly CloseWord[],
  kinds: readonly string[],
  most: number,
): RawBuilder<unknown>[] {
  const [best, ...others] = [...words].sort((one, other) => one.cost - other.cost)
  const groups = [best ? [best] : [], others].filter((group) => group.length > 0)
  return groups.flatMap((group) =>
    kinds.map(
      (kind) => sql`select * from (
        select subject_kind, subject_id, word from search_word
        where ${fits(group)} and subject_kind = ${kind} limit ${sql.lit(most)}
      ) as taken`,
    ),
  )
}

/** What another term costs of a subject; null where it has no such word, and with it the whole sum. */
function costBeside(term: Term): RawBuilder<number | null> {
  return sql`(select min(${costOf(term)}) from search_word
    where subject_kind = led.kind and subject_id = led.id and ${fits(term)})`
}

function orderOf(kinds: readonly string[]): RawBuilder<number> {
  const cases = kinds.map((kind, at) => sql`when ${kind} then ${sql.lit(at)}`)
  return sql`case kind ${sql.join(cases, sql` `)} end`
}
