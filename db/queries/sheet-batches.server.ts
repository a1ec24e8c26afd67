import type { Instant } from "#app/lib/instant.ts"
import type { Reader, Row, Trx } from "#db/schema.ts"

/** Sheets that one collector entered, one after the other, of one petition. */
export interface StoredBatch {
  readonly id: number
  readonly publicId: string
  readonly petitionId: number
  /** Who entered it. */
  readonly accountId: number
  readonly openedAt: Instant
  readonly closedAt: Instant | null
  /** By which the lot was drawn; null while the batch is open. */
  readonly seed: Buffer | null
}

/** A batch by its public id, or undefined. */
export async function findBatch(db: Reader, publicId: string): Promise<StoredBatch | undefined> {
  const row = await db
    .selectFrom("sheet_batch")
    .selectAll()
    .where("public_id", "=", publicId)
    .executeTakeFirst()
  return row && asBatch(row)
}

/** The batch that a collector still adds sheets of a petition to, or undefined. */
export async function findOpenBatch(
  db: Reader,
  petitionId: number,
  accountId: number,
): Promise<StoredBatch | undefined> {
  const row = await db
    .selectFrom("sheet_batch")
    .selectAll()
    .where("petition_id", "=", petitionId)
    .where("account_id", "=", accountId)
    .where("closed_at", "is", null)
    .executeTakeFirst()
  return row && asBatch(row)
}

/** Begins a batch. */
export async function insertBatch(
  trx: Trx,
  batch: Pick<StoredBatch, "publicId" | "petitionId" | "accountId" | "openedAt">,
): Promise<StoredBatch> {
  const row = await trx
    .insertInto("sheet_batch")
    .values({
      public_id: batch.publicId,
      petition_id: batch.petitionId,
      account_id: batch.accountId,
      opened_at: batch.openedAt,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  return asBatch(row)
}

/** Ends a batch and keeps the seed of its lot. */
export async function markClosed(trx: Trx, id: number, seed: Buffer, at: Instant): Promise<void> {
  await trx.updateTable("sheet_batch").set({ closed_at: at, seed }).where("id", "=", id).execute()
}

/** A batch as the collectors' workplace lists it. */
export interface BatchSummary {
  readonly publicId: string
  readonly petitionPublicId: string
  readonly petitionTitle: string
  readonly petitionLang: string
  readonly openedAt: Instant
  readonly closedAt: Instant | null
  readonly sheets: number
  readonly lines: number
  readonly own: "own" | "other"
  /** Lines that wait for a second reading, and for a decision, whoever may give it. */
  readonly rekey: number
  readonly decision: number
}

/** Batches that are not settled, and the latest that are, the newest first. */
export async function listBatches(
  db: Reader,
  accountId: number,
  most: number,
): Promise<BatchSummary[]> {
  const rows = await db
    .selectFrom("sheet_batch")
    .innerJoin("petition", "petition.id", "sheet_batch.petition_id")
    .select((eb) => [
      "sheet_batch.public_id",
      "sheet_batch.account_id",
      "sheet_batch.opened_at",
      "sheet_batch.closed_at",
      "petition.public_id as petition_public_id",
      "petition.title",
      "petition.lang",
      eb
        .selectFrom("sheet")
        .whereRef("sheet.batch_id", "=", "sheet_batch.id")
        .select(({ fn }) => fn.countAll().as("sheets"))
        .as("sheets"),
      eb
        .selectFrom("sheet_line")
        .whereRef("sheet_line.batch_id", "=", "sheet_batch.id")
        .select(({ fn }) => fn.countAll().as("lines"))
        .as("lines"),
      eb
        .selectFrom("sheet_line")
        .whereRef("sheet_line.batch_id", "=", "sheet_batch.id")
        .where("sheet_line.state", "=", "rekey")
        .select(({ fn }) => fn.countAll().as("waiting"))
        .as("rekey"),
      eb
        .selectFrom("sheet_line")
        .whereRef("sheet_line.batch_id", "=", "sheet_batch.id")
        .where("sheet_line.state", "=", "decision")
        .select(({ fn }) => fn.countAll().as("waiting"))
        .as("decision"),
    ])
    .orderBy("sheet_batch.id", "desc")
    .limit(most)
    .execute()
  return rows.map((row) => ({
    publicId: row.public_id,
    petitionPublicId: row.petition_public_id,
    petitionTitle: row.title,
    petitionLang: row.lang,
    openedAt: row.opened_at,
    closedAt: row.closed_at,
    sheets: Number(row.sheets),
    lines: Number(row.lines),
    own: row.account_id === accountId ? "own" : "other",
    rekey: Number(row.rekey),
    decision: Number(row.decision),
  }))
}

function asBatch(row: Row<"sheet_batch">): StoredBatch {
  return {
    id: row.id,
    publicId: row.public_id,
    petitionId: row.petition_id,
    accountId: row.account_id,
    openedAt: row.opened_at,
    closedAt: row.closed_at,
    seed: row.seed,
  }
}
