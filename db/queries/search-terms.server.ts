import { sql } from "kysely"
import type { RawBuilder } from "kysely"
import type { CloseWord } from "#db/queries/close-words.server.ts"
import type { Reader } from "#db/schema.ts"

/** One word of a question: the beginning of a word (a number whole), or any of several words with what each costs. */
export type Term = string | readonly CloseWord[]

/** So many words that begin alike are looked at: who typed so little goes on typing. */
const mostBegun = 100

/** So many subjects with one word of a question are held against its other words. */
export const mostLooked = 4000

/**
 * The words of a question that stand in the index, each with what it may be, the word that fewest subjects have
 * first: whatever the index holds, what is looked up for the others is little.
 *
 * @returns empty where no subject can have all
 */
export async function orderTerms(
  db: Reader,
  terms: readonly Term[],
): Promise<readonly { readonly term: Term; readonly words: readonly CloseWord[] }[]> {
  const found: { term: Term; words: readonly CloseWord[]; many: number }[] = []
  // One letter is the beginning of a tenth of the index: it never leads, but for a word that it is.
  const isAllShort = terms.every((term) => term.length === 1 && typeof term === "string")
  for (const term of terms) {
    const isLetter = typeof term === "string" && term.length === 1 && !isNumber(term)
    const words = isLetter ? [{ word: term, cost: 0 }] : await wordsOf(db, term)
    if (words.length === 0) return []
    const many = isLetter && !isAllShort ? Infinity : await countOf(db, words, terms.length)
    found.push({ term, words, many })
  }
  return found.sort((one, other) => one.many - other.many)
}

/** The condition that a word of a subject fits a term. */
export function fits(term: Term): RawBuilder<boolean> {
  if (typeof term !== "string") return sql`word in (${sql.join(term.map(({ word }) => word))})`
  return isNumber(term) ? sql`word = ${term}` : sql`word >= ${term} and word < ${term + afterAll}`
}

/** What a word costs that fits a term: the letters that were not typed, or its slips. */
export function costOf(term: Term): RawBuilder<number> {
  if (typeof term === "string") return sql`length(word) - ${sql.lit(term.length)}`
  const cases = term.map(({ word, cost }) => sql`when ${word} then ${sql.lit(cost)}`)
  return sql`case word ${sql.join(cases, sql` `)} end`
}

async function wordsOf(db: Reader, term: Term): Promise<readonly CloseWord[]> {
  if (typeof term !== "string") return term
  if (isNumber(term)) return [{ word: term, cost: 0 }]
  const words = await listWordsBeginning(db, term)
  return words.map((word) => ({ word, cost: word.length - term.length }))
}

/** Different words of the index that begin so, in their order: each found by one look, however many have it. */
async function listWordsBeginning(db: Reader, beginning: string): Promise<string[]> {
  const end = beginning + afterAll
  const { rows } = await sql<{ word: string }>`
    with recursive begun (word) as (
      select (select min(word) from search_word where word >= ${beginning} and word < ${end})
      union all
      select (
        select min(search_word.word) from search_word
        where search_word.word > begun.word and search_word.word < ${end}
      ) from begun where begun.word is not null
    )
    select word from begun where word is not null limit ${sql.lit(mostBegun)}`.execute(db)
  return rows.map(({ word }) => word)
}

/** How many entries words have, counted no further than it matters; of the only word of a question it does not. */
async function countOf(db: Reader, words: readonly CloseWord[], terms: number): Promise<number> {
  if (terms === 1) return 0
  const { rows } = await sql<{ many: number | string }>`
    select count(*) as many from (
      select word from search_word where ${fits(words)} limit ${sql.lit(mostLooked)}
    ) as taken`.execute(db)
  return Number(rows[0]?.many ?? 0)
}

/** A house or a district is meant by its whole number. */
function isNumber(term: string): boolean {
  return /^\d+$/.test(term)
}

/** Sorts behind every letter, in both databases. */
const afterAll = "\uffff"
