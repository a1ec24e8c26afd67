import type { LineChoice, Opinion } from "#app/domain/sheet-rekey.ts"
import type { Instant } from "#app/lib/instant.ts"
import type { Reader, Trx } from "#db/schema.ts"

/** What was read on a line, sealed under a key of its own, and that key sealed under the house's. */
export interface SealedBytes {
  readonly keySealed: Buffer
  readonly readingSealed: Buffer
}

/** What two people read on a line, sealed, and who the second was. */
export interface StoredReadings {
  readonly first: SealedBytes
  readonly second: (SealedBytes & { readonly accountId: number }) | null
}

/** The sealed readings of a line. @throws where the line is gone or what it said was destroyed */
export async function getReadings(db: Reader, lineId: number): Promise<StoredReadings> {
  const row = await db
    .selectFrom("sheet_line")
    .leftJoin("sheet_rekey", "sheet_rekey.line_id", "sheet_line.id")
    .select([
      "sheet_line.key_sealed",
      "sheet_line.reading_sealed",
      "sheet_rekey.account_id",
      "sheet_rekey.key_sealed as second_key",
      "sheet_rekey.reading_sealed as second_reading",
    ])
    .where("sheet_line.id", "=", lineId)
    .executeTakeFirstOrThrow()
  const first = sealedOf(row.key_sealed, row.reading_sealed)
  if (!first) throw new Error("what this line said was destroyed")
  const second = sealedOf(row.second_key, row.second_reading)
  return {
    first,
    second: second && row.account_id !== null ? { ...second, accountId: row.account_id } : null,
  }
}

/** Stores what the second person read. */
export async function insertRekey(
  trx: Trx,
  rekey: SealedBytes & {
    readonly lineId: number
    readonly accountId: number
    readonly at: Instant
  },
): Promise<void> {
  await trx
    .insertInto("sheet_rekey")
    .values({
      line_id: rekey.lineId,
      account_id: rekey.accountId,
      at: rekey.at,
      key_sealed: rekey.keySealed,
      reading_sealed: rekey.readingSealed,
    })
    .execute()
}

/** Stores what somebody holds to be right. Tells whether it was: each has one word. */
export async function insertOpinion(
  trx: Trx,
  opinion: Opinion & { readonly lineId: number; readonly at: Instant },
): Promise<boolean> {
  const row = await trx
    .insertInto("sheet_opinion")
    .values({
      line_id: opinion.lineId,
      account_id: opinion.accountId,
      choice: opinion.choice,
      at: opinion.at,
    })
    .onConflict((conflict) => conflict.columns(["line_id", "account_id"]).doNothing())
    .returning("line_id")
    .executeTakeFirst()
  return row !== undefined
}

/** What was said of a line's two readings. */
export async function listOpinions(db: Reader, lineId: number): Promise<Opinion[]> {
  const rows = await db
    .selectFrom("sheet_opinion")
    .select(["account_id", "choice"])
    .where("line_id", "=", lineId)
    .execute()
  return rows.map((row) => ({ accountId: row.account_id, choice: row.choice as LineChoice }))
}

function sealedOf(keySealed: Buffer | null, readingSealed: Buffer | null): SealedBytes | null {
  return keySealed && readingSealed ? { keySealed, readingSealed } : null
}
