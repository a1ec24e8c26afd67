import { chunks } from "#db/queries/bulk.server.ts"
import { listStandIns, personMeant } from "#db/queries/person-standing.server.ts"
import { shaped } from "#db/prepared.server.ts"
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

/** The keys of rows by their public ids, of people as they stand now; an id that no row has is left out. */
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
  if (table !== "person" || keys.size === 0) return keys
  const standIns = await listStandIns(db)
  return new Map([...keys].map(([publicId, id]) => [publicId, standIns.get(id) ?? id]))
}

/** The key of one row by its public id; undefined where no row has it. */
export async function findKeyByPublicId(
  db: Reader,
  table: Kept,
  publicId: string,
): Promise<number | undefined> {
  const [row] = await keyOf(db, { table, publicId })
  return row?.id
}

type Kept = "person" | "petition" | "pledge"

const keyOf = shaped<{ table: Kept; publicId: string }>("table")((db, { table, publicId }) =>
  table === "person"
    ? db.selectFrom("person").select("id").where("id", "=", personMeant(publicId))
    : db.selectFrom(table).select("id").where("public_id", "=", publicId),
)
