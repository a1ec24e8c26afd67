import { words } from "#app/domain/fold.ts"
import { chunks } from "#db/queries/bulk.server.ts"
import type { Reader, Trx } from "#db/schema.ts"

/** What can be found by its words. The kind is the subject's table. */
export interface SearchHit {
  readonly kind: string
  readonly id: number
}

/** Replaces the words by which a subject is found with those of all its names, folded alike for every spelling. */
export async function replaceSearchWords(
  trx: Trx,
  kind: string,
  id: number,
  texts: readonly (string | null)[],
): Promise<void> {
  await trx
    .deleteFrom("search_word")
    .where("subject_kind", "=", kind)
    .where("subject_id", "=", id)
    .execute()
  const rows = [...new Set(texts.flatMap((text) => words(text ?? "")))].map((word) => ({
    word,
    subject_kind: kind,
    subject_id: id,
  }))
  if (rows.length > 0) await trx.insertInto("search_word").values(rows).execute()
}

/** The words by which subjects of a kind are found, by subject. */
export async function listSearchWords(
  db: Reader,
  kind: string,
  ids: readonly number[],
): Promise<ReadonlyMap<number, ReadonlySet<string>>> {
  const found = new Map<number, Set<string>>()
  for (const some of chunks(ids, 1000)) {
    const rows = await db
      .selectFrom("search_word")
      .select(["subject_id", "word"])
      .where("subject_kind", "=", kind)
      .where("subject_id", "in", some)
      .execute()
    for (const { subject_id: id, word } of rows) {
      found.set(id, (found.get(id) ?? new Set<string>()).add(word))
    }
  }
  return found
}

/**
 * Subjects each of whose names begins with these words, in any order: all words must hit.
 *
 * @param folded words as `fold.ts` folds them; none finds nothing
 * @param limit at most so many
 */
export async function findBySearch(
  db: Reader,
  folded: readonly string[],
  kinds: readonly string[],
  limit: number,
): Promise<SearchHit[]> {
  const [first, ...others] = [...folded].sort((a, b) => b.length - a.length)
  if (first === undefined || kinds.length === 0) return []
  let query = db
    .selectFrom("search_word as hit")
    .select(["hit.subject_kind", "hit.subject_id"])
    .where("hit.word", ">=", first)
    .where("hit.word", "<", first + afterAll)
    .where("hit.subject_kind", "in", kinds)
  for (const word of others) {
    query = query.where((eb) =>
      eb.exists(
        eb
          .selectFrom("search_word as also")
          .select("also.word")
          .whereRef("also.subject_kind", "=", "hit.subject_kind")
          .whereRef("also.subject_id", "=", "hit.subject_id")
          .where("also.word", ">=", word)
          .where("also.word", "<", word + afterAll),
      ),
    )
  }
  const rows = await query
    .groupBy(["hit.subject_kind", "hit.subject_id"])
    .orderBy((eb) => eb.fn.min("hit.word"))
    .orderBy("hit.subject_kind")
    .orderBy("hit.subject_id")
    .limit(limit)
    .execute()
  return rows.map((row) => ({ kind: row.subject_kind, id: row.subject_id }))
}

/** Sorts behind every letter, in both databases. */
const afterAll = "\uffff"
