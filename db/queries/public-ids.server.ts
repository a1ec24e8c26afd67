import { chunks } from "#db/queries/bulk.server.ts"
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

/** The keys of rows by their public ids; an id that no row has is left out. */
export async function getKeysByPublicId(
  db: Reader,
  table: "person" | "organization" | "membership",
  publicIds: readonly string[],
): Promise<Map<string, number>> {
  const keys = new Map<string, number>()
  for (const some of chunks([...new Set(publicIds)], 500)) {
    const rows = await db
      .selectFrom(table)
      .select(["id", "public_id"])
      .where("public_id", "in", some)
      .execute()
    for (const { id, public_id: publicId } of rows) keys.set(publicId, id)
  }
  return keys
}
