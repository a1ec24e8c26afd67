import { sql } from "kysely"
import type { OnlineWay } from "#app/domain/identity.ts"
import type { Instant } from "#app/lib/instant.ts"
import type { Reader, Row, Trx } from "#db/schema.ts"

/** An identification that was begun: its secret as a hash, what it holds sealed. */
export interface NewIdentification {
  readonly secretHash: Buffer
  readonly petitionId: number
  readonly way: OnlineWay
  readonly lang: string
  readonly textSha256: Buffer
  readonly heldSealed: Buffer
  readonly begunAt: Instant
  readonly expiresAt: Instant
}

export interface StoredIdentification extends Omit<NewIdentification, "heldSealed"> {
  readonly id: number
  /** Null once it was answered. */
  readonly heldSealed: Buffer | null
  /** Null until it was answered, and once it was signed with. */
  readonly claimSealed: Buffer | null
  readonly answeredAt: Instant | null
  readonly usedAt: Instant | null
}

/** Stores an identification that was begun. */
export async function insertIdentification(trx: Trx, begun: NewIdentification): Promise<void> {
  await trx
    .insertInto("identification")
    .values({
      secret_hash: begun.secretHash,
      petition_id: begun.petitionId,
      way: begun.way,
      lang: begun.lang,
      purpose: "sign",
      text_sha256: begun.textSha256,
      held_sealed: begun.heldSealed,
      begun_at: begun.begunAt,
      expires_at: begun.expiresAt,
    })
    .execute()
}

/** The identification of a browser's secret that has not run out at an instant. */
export async function findIdentification(
  db: Reader,
  secretHash: Buffer,
  now: Instant,
): Promise<StoredIdentification | undefined> {
  const row = await db
    .selectFrom("identification")
    .selectAll()
    .where("secret_hash", "=", secretHash)
    .where("expires_at", ">", now)
    .executeTakeFirst()
  return row && asIdentification(row)
}

/**
 * Takes an answer to an identification: of several nodes that are asked at once each counts its own, and no
 * more than `most` are judged. Undefined where it has run out, was answered, or was answered too often.
 */
export async function countAnswer(
  trx: Trx,
  secretHash: Buffer,
  way: OnlineWay,
  most: number,
  now: Instant,
): Promise<StoredIdentification | undefined> {
  const row = await trx
    .updateTable("identification")
    .set({ answers: sql`answers + 1` })
    .where("secret_hash", "=", secretHash)
    .where("way", "=", way)
    .where("answered_at", "is", null)
    .where("answers", "<", most)
    .where("expires_at", ">", now)
    .returningAll()
    .executeTakeFirst()
  return row && asIdentification(row)
}

/** Notes who it was, and destroys what the answer was judged by. False where another answer was first. */
export async function markAnswered(
  trx: Trx,
  id: number,
  { claimSealed, expiresAt, at }: { claimSealed: Buffer; expiresAt: Instant; at: Instant },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("identification")
    .set({
      answered_at: at,
      claim_sealed: claimSealed,
      held_sealed: null,
      expires_at: expiresAt,
    })
    .where("id", "=", id)
    .where("answered_at", "is", null)
    .executeTakeFirst()
  return numUpdatedRows > 0
}

/** Uses an identification up and destroys what it said. False where it was used before or has run out. */
export async function useIdentification(trx: Trx, id: number, now: Instant): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("identification")
    .set({ used_at: now, claim_sealed: null })
    .where("id", "=", id)
    .where("answered_at", "is not", null)
    .where("used_at", "is", null)
    .where("expires_at", ">", now)
    .executeTakeFirst()
  return numUpdatedRows > 0
}

/** Tells whether an identification has run out. A read, so that an idle worker writes nothing. */
export async function hasEndedIdentification(db: Reader, now: Instant): Promise<boolean> {
  const row = await db
    .selectFrom("identification")
    .select("id")
    .where("expires_at", "<=", now)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Destroys the identifications that have run out. */
export async function deleteEndedIdentifications(trx: Trx, now: Instant): Promise<void> {
  await trx.deleteFrom("identification").where("expires_at", "<=", now).execute()
}

function asIdentification(row: Row<"identification">): StoredIdentification {
  return {
    id: row.id,
    secretHash: row.secret_hash,
    petitionId: row.petition_id,
    way: row.way as OnlineWay,
    lang: row.lang,
    textSha256: row.text_sha256,
    heldSealed: row.held_sealed,
    claimSealed: row.claim_sealed,
    begunAt: row.begun_at,
    expiresAt: row.expires_at,
    answeredAt: row.answered_at,
    usedAt: row.used_at,
  }
}
