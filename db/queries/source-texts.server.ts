import type { Reader, Trx } from "#db/schema.ts"

/** Stores the text that was read from the copy of a source. */
export async function insertSourceText(trx: Trx, sourceId: number, text: string): Promise<void> {
  await trx.insertInto("source_text").values({ source_snapshot_id: sourceId, text }).execute()
}

/**
 * The text of the copy that is kept of a source, named by its public id; undefined where none is kept or no
 * text was read from it. Places of quotes are offsets in it, in UTF-16 units.
 */
export async function findSourceText(db: Reader, publicId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom("source_text")
    .innerJoin("source_snapshot", "source_snapshot.id", "source_text.source_snapshot_id")
    .select("source_text.text")
    .where("source_snapshot.public_id", "=", publicId)
    .executeTakeFirst()
  return row?.text
}

/** The same by the source's key: a stub, where the copy was hidden. */
export async function findTextOfSource(db: Reader, id: number): Promise<string | undefined> {
  const texts = db.selectFrom("source_text").select("text")
  return (await texts.where("source_snapshot_id", "=", id).executeTakeFirst())?.text
}

/** Puts other words in the place of a copy's text: a stub, or its words again. */
export async function updateSourceText(trx: Trx, id: number, text: string): Promise<void> {
  await trx.updateTable("source_text").set({ text }).where("source_snapshot_id", "=", id).execute()
}
