import type { TranslatedKind } from "#app/domain/translation.ts"
import type { Reader } from "#db/schema.ts"

/** The words by which translations of a text are found. */
export async function listTranslatedWords(
  db: Reader,
  kind: TranslatedKind,
  id: number,
): Promise<string[]> {
  return (await listTranslatedWordsOf(db, kind, [id])).get(id) ?? []
}

/** The same for several texts, by their inner keys; those that nobody translated are left out. */
export async function listTranslatedWordsOf(
  db: Reader,
  kind: string,
  ids: readonly number[],
): Promise<ReadonlyMap<number, string[]>> {
  const found = new Map<number, string[]>()
  if (ids.length === 0) return found
  const rows = await db
    .selectFrom("translation")
    .select(["subject_id", "text"])
    .where("subject_kind", "=", kind)
    .where("subject_id", "in", ids)
    .orderBy("field")
    .orderBy("lang")
    .execute()
  for (const { subject_id: id, text } of rows) found.set(id, [...(found.get(id) ?? []), text])
  return found
}
