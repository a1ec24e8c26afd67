import type { Reader } from "#db/schema.ts"

/** The public id of a row by its key. @throws where there is none */
export async function getPublicId(
  db: Reader,
  table: "pledge" | "vote_event" | "verdict" | "person",
  id: number,
): Promise<string> {
  const row = await db
    .selectFrom(table)
    .select("public_id")
    .where("id", "=", id)
    .executeTakeFirstOrThrow()
  return row.public_id
}
