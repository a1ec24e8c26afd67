import { words } from "#app/domain/fold.ts"
import type { Trx } from "#db/schema.ts"

/** Replaces what a subject is found by: the folded words of its texts and names, in whatever language. */
export async function indexWords(
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
  const found = [...new Set(texts.flatMap((text) => words(text ?? "")))]
  if (found.length === 0) return
  await trx
    .insertInto("search_word")
    .values(found.map((word) => ({ word, subject_kind: kind, subject_id: id })))
    .execute()
}
