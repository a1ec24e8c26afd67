import type { Reader } from "#db/schema.ts"

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
