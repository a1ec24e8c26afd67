import { sql } from "kysely"
import type { RawBuilder } from "kysely"
import type { CloseWord } from "#db/queries/close-words.server.ts"
import type { SearchHit } from "#db/queries/search.server.ts"
import type { Reader } from "#db/schema.ts"

/** One word of a question: the beginning of a word (a number whole), or any of several words with what each costs. */
export type Term = string | readonly CloseWord[]

/** A subject that was found; the lower the cost, the better. */
export interface RankedHit extends SearchHit {
  readonly cost: number
  /** How many of its kind were found. */
  readonly total: number
}

/** Which kinds are looked for, the first before the others where they are found equally well; which part of each. */
export interface Sought {
  readonly kinds: readonly string[]
  readonly limit: number
  readonly offset?: number
}

/**
 * Subjects in whose words every term is found, the best of each kind first: what was typed whole before what
 * goes on behind it. The longest term leads, by the primary key; the others are looked up with each subject.
 *
 * @param terms folded; none finds nothing, and neither does a single letter alone
 */
export async function findByTerms(
  db: Reader,
  terms: readonly Term[],
  { kinds, limit, offset = 0 }: Sought,
): Promise<RankedHit[]> {
  const [leading, ...others] = [...terms].sort((one, other) => lengthOf(other) - lengthOf(one))
  if (leading === undefined || lengthOf(leading) === 0 || kinds.length === 0) return []
  const { rows } = await sql<Scored>`
    select kind, id, cost, total from (
      select kind, id, cost, count(*) over (partition by kind) as total,
        row_number() over (partition by kind order by cost, id) as place
      from (
        select kind, id, ${sql.join([sql`best`, ...others.map(costBeside)], sql` + `)} as cost
        from (
          select subject_kind as kind, subject_id as id, min(${costOf(leading)}) as best
          from search_word
          where ${fits(leading, true)} and subject_kind in (${sql.join(kinds)})
          group by subject_kind, subject_id
        ) as led
      ) as scored
      where cost is not null
    ) as placed
    where place > ${offset} and place <= ${offset + limit}
    order by cost, ${orderOf(kinds)}, id`.execute(db)
  return rows.map(({ kind, id, cost, total }) => ({
    ...{ kind, id },
    ...{ cost: Number(cost), total: Number(total) },
  }))
}

interface Scored extends SearchHit {
  readonly cost: number | string
  readonly total: number | string
}

/** What another term costs of a subject; null where it has no such word, and with it the whole sum. */
function costBeside(term: Term): RawBuilder<number | null> {
  return sql`(select min(${costOf(term)}) from search_word
    where subject_kind = led.kind and subject_id = led.id and ${fits(term, false)})`
}

function costOf(term: Term): RawBuilder<number> {
  if (typeof term === "string") return sql`length(word) - ${sql.lit(term.length)}`
  const cases = term.map(({ word, cost }) => sql`when ${word} then ${sql.lit(cost)}`)
  return sql`case word ${sql.join(cases, sql` `)} end`
}

function fits(term: Term, isLeading: boolean): RawBuilder<boolean> {
  if (typeof term !== "string") return sql`word in (${sql.join(term.map(({ word }) => word))})`
  // A house or a district is meant by its whole number; one letter leads to a tenth of the index.
  const isWhole = /^\d+$/.test(term) || (isLeading && term.length === 1)
  return isWhole ? sql`word = ${term}` : sql`word >= ${term} and word < ${term + afterAll}`
}

function orderOf(kinds: readonly string[]): RawBuilder<number> {
  const cases = kinds.map((kind, at) => sql`when ${kind} then ${sql.lit(at)}`)
  return sql`case kind ${sql.join(cases, sql` `)} end`
}

function lengthOf(term: Term): number {
  if (typeof term === "string") return term.length
  return Math.max(0, ...term.map(({ word }) => word.length))
}

/** Sorts behind every letter, in both databases. */
const afterAll = "\uffff"
