import { sql } from "kysely"
import { chunks } from "#db/queries/bulk.server.ts"
import type { Reader } from "#db/schema.ts"

/** The column that says what a row is called. */
const columns: Readonly<Record<string, string>> = {
  ...{ person: "name", organization: "name", area: "name", legislative_period: "name" },
  ...{ post: "label", motion: "title", source_snapshot: "url" },
}

/** What rows of a table are called, by key; of a vote event the title of its motion. */
export async function listCalled(
  db: Reader,
  table: string,
  ids: readonly number[],
): Promise<Map<number, string>> {
  const called = new Map<number, string>()
  const column = columns[table]
  for (const some of chunks(ids, 500)) {
    const query =
      table === "vote_event"
        ? sql<{ id: number; name: string }>`
            select vote_event.id, title as name from vote_event
            join motion on motion.id = motion_id where vote_event.id in (${sql.join(some)})`
        : sql<{ id: number; name: string }>`
            select id, ${sql.ref(column ?? "public_id")} as name from ${sql.table(table)}
            where id in (${sql.join(some)})`
    for (const { id, name } of (await query.execute(db)).rows) called.set(id, name)
  }
  return called
}
