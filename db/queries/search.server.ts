import { words } from "#app/domain/fold.ts"
import { trigramsOf } from "#app/domain/trigram.ts"
import { chunks } from "#db/queries/bulk.server.ts"
import type { Reader, Trx } from "#db/schema.ts"

/** What can be found by its words. The kind is the subject's table. */
export interface SearchHit {
  readonly kind: string
  readonly id: number
}

/**
 * Replaces the words by which a subject is found with those of all its names, folded alike for every spelling.
 * A word that nothing else has loses its trigrams with it: what is taken away leaves nothing behind.
 */
export async function replaceSearchWords(
  trx: Trx,
  kind: string,
  id: number,
  texts: readonly (string | null)[],
): Promise<void> {
  await putSearchWords(trx, kind, id, new Set(texts.flatMap((text) => words(text ?? ""))))
}

/** The same from words that are folded already. */
export async function putSearchWords(
  trx: Trx,
  kind: string,
  id: number,
  wanted: ReadonlySet<string>,
): Promise<void> {
  const standing = (await listSearchWords(trx, kind, [id])).get(id) ?? new Set<string>()
  const added = [...wanted].filter((word) => !standing.has(word))
  const gone = [...standing].filter((word) => !wanted.has(word))
  for (const some of chunks(gone, 500)) {
    await trx
      .deleteFrom("search_word")
      .where("subject_kind", "=", kind)
      .where("subject_id", "=", id)
      .where("word", "in", some)
      .execute()
    await forgetUnused(trx, some)
  }
  for (const some of chunks(added, 500)) {
    const rows = some.map((word) => ({ word, subject_kind: kind, subject_id: id }))
    await trx.insertInto("search_word").values(rows).execute()
  }
  await keepTrigrams(trx, added)
}

/** Takes away all words of subjects that are gone, and the trigrams that nothing else needs. */
export async function dropSearchWords(
  trx: Trx,
  kind: string,
  ids: readonly number[],
): Promise<void> {
  const gone = new Set<string>()
  for (const some of chunks(ids, 500)) {
    const rows = await trx
      .deleteFrom("search_word")
      .where("subject_kind", "=", kind)
      .where("subject_id", "in", some)
      .returning("word")
      .execute()
    for (const { word } of rows) gone.add(word)
  }
  for (const some of chunks([...gone], 500)) await forgetUnused(trx, some)
}

/** Throws away the trigrams of every word. What is found by whole words stays. */
export async function emptyTrigrams(trx: Trx): Promise<void> {
  await trx.deleteFrom("search_gram").execute()
}

/** Keeps the trigrams of words; those that stand are left as they are. */
export async function keepTrigrams(trx: Trx, folded: readonly string[]): Promise<void> {
  const rows = folded.flatMap((word) => trigramsOf(word).map((gram) => ({ gram, word })))
  for (const some of chunks(rows, 400)) {
    await trx
      .insertInto("search_gram")
      .values([...some])
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
}

/** All words by which anything is found, from one on, in their order. */
export async function listWordsAfter(db: Reader, after: string, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom("search_word")
    .select("word")
    .distinct()
    .where("word", ">", after)
    .orderBy("word")
    .limit(limit)
    .execute()
  return rows.map(({ word }) => word)
}

/** Tells whether words stand there without any trigram: the index is of an older make. */
export async function hasNoTrigrams(db: Reader): Promise<boolean> {
  const word = await db.selectFrom("search_word").select("word").limit(1).executeTakeFirst()
  const gram = await db.selectFrom("search_gram").select("gram").limit(1).executeTakeFirst()
  return word !== undefined && gram === undefined
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

async function forgetUnused(trx: Trx, gone: readonly string[]): Promise<void> {
  await trx
    .deleteFrom("search_gram")
    .where("word", "in", gone)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("search_word")
            .select("search_word.word")
            .whereRef("search_word.word", "=", "search_gram.word"),
        ),
      ),
    )
    .execute()
}
