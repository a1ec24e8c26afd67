import { sql } from "kysely"
import { slipsBetween, slipsIn, trigramsOf } from "#app/domain/trigram.ts"
import type { Reader } from "#db/schema.ts"

/** A word that stands in the index and reads like one that was typed. */
export interface CloseWord {
  readonly word: string
  /** 0 for the word itself; a slip weighs more than any number of letters that were not typed. */
  readonly cost: number
}

/** What one slip weighs against letters not typed yet. */
const slipWeight = 20
const mostCompared = 150
const mostTaken = 24

/**
 * The words of the index that somebody may have meant who typed this one with a slip of the finger or in a
 * spelling that folding does not know, the closest first. A slip spoils four trigrams at most: what shares
 * fewer is not looked at.
 */
export async function listCloseWords(db: Reader, typed: string): Promise<CloseWord[]> {
  const slips = slipsIn(typed)
  const grams = trigramsOf(typed)
  if (slips === 0) return [{ word: typed, cost: 0 }]
  const shared = sql<number>`count(*)`
  const rows = await db
    .selectFrom("search_gram")
    .select("word")
    .where("gram", "in", grams)
    .groupBy("word")
    .having(shared, ">=", Math.max(1, grams.length - 4 * slips))
    .orderBy(shared, "desc")
    .orderBy(sql`abs(length(word) - ${sql.lit(typed.length)})`)
    .orderBy("word")
    .limit(mostCompared)
    .execute()
  return rows
    .flatMap(({ word }) => {
      const { slips: made, rest } = slipsBetween(typed, word)
      return made > slips ? [] : [{ word, cost: made * slipWeight + rest }]
    })
    .sort((one, other) => one.cost - other.cost || (one.word < other.word ? -1 : 1))
    .slice(0, mostTaken)
}
