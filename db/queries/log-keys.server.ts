import type { Reader } from "#db/schema.ts"

/** How far the log of each epoch has come here, the newest first. */
export async function listLogSizes(
  db: Reader,
): Promise<{ readonly epoch: number; readonly origin: string; readonly size: number }[]> {
  return db
    .selectFrom("log_head")
    .select(["epoch", "origin", "size"])
    .orderBy("epoch", "desc")
    .execute()
}

/** The verifier keys that the log ever had here, the newest first, as lines (C2SP signed-note). */
export async function listVerifierKeys(db: Reader): Promise<string[]> {
  const rows = await db
    .selectFrom("log_key")
    .select("vkey")
    .orderBy("epoch", "desc")
    .orderBy("from_size", "desc")
    .execute()
  return rows.map(({ vkey }) => vkey)
}
