import type { Reader } from "#db/schema.ts"

/** As many tasks may wait before those are held back that come by the thousand: what somebody waits for goes first. */
export const usualRoom = 1000

/** Tells whether tasks that come by the thousand may be left. */
export async function hasRoom(db: Reader, room = usualRoom): Promise<boolean> {
  const row = await db
    .selectFrom("outbox")
    .select("id")
    .where("dead_at", "is", null)
    .orderBy("due_at")
    .orderBy("id")
    .offset(room - 1)
    .limit(1)
    .executeTakeFirst()
  return row === undefined
}
