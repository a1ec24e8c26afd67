import type { NamedKind } from "#db/queries/names.server.ts"
import type { Reader } from "#db/schema.ts"

/** What a subject is called in each language in which somebody said so: a name, or a promise's words. */
export async function listNamesInEach(
  db: Reader,
  kind: NamedKind | "pledge",
  id: number,
): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom("translation")
    .select(["lang", "text"])
    .where("subject_kind", "=", kind)
    .where("subject_id", "=", id)
    .where("field", "=", kind === "pledge" ? "text" : "name")
    .execute()
  return new Map(rows.map(({ lang, text }) => [lang, text]))
}
