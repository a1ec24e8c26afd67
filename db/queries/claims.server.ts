import type { Rating } from "#app/domain/rating.ts"
import type { Instant } from "#app/lib/instant.ts"
import { listSnapshots } from "#db/queries/snapshots.server.ts"
import type { Source } from "#db/queries/snapshots.server.ts"
import type { Reader, Trx } from "#db/schema.ts"

/** What a deputy says of an own promise. Never a finding. */
export interface Claim {
  readonly id: number
  readonly publicId: string
  /** 1 for the first claim on a promise, counted up without gaps. */
  readonly number: number
  readonly rating: Rating
  readonly text: string
  readonly lang: string
  readonly at: Instant
  /** `deputy`, or `delegate` where somebody wrote it in the deputy's name. */
  readonly authorRole: string
  readonly authorName: string | null
  readonly source: Source | null
}

/** The claim that a promise points at: the deputy's latest. */
export async function findCurrentClaim(db: Reader, pledgeId: number): Promise<Claim | undefined> {
  const [claim] = await listClaims(db, pledgeId, 1)
  return claim
}

/** A deputy's claims on a promise, the latest first. */
export async function listClaims(db: Reader, pledgeId: number, limit = 100): Promise<Claim[]> {
  const rows = await db
    .selectFrom("claim")
    .innerJoin("account", "account.id", "claim.account_id")
    .selectAll("claim")
    .select(["account.role as author_role", "account.display_name as author_name"])
    .where("claim.pledge_id", "=", pledgeId)
    .orderBy("claim.number", "desc")
    .limit(limit)
    .execute()
  const sources = await listSnapshots(
    db,
    rows.map((row) => row.source_snapshot_id),
  )
  return rows.map((row) => ({
    id: row.id,
    publicId: row.public_id,
    number: row.number,
    rating: row.rating as Rating,
    text: row.text,
    lang: row.lang,
    at: row.at,
    authorRole: row.author_role,
    authorName: row.author_name,
    source: sources.get(row.source_snapshot_id ?? 0) ?? null,
  }))
}

export interface NewClaim {
  readonly publicId: string
  readonly pledgeId: number
  readonly rating: Rating
  readonly text: string
  readonly lang: string
  readonly accountId: number
  readonly sourceSnapshotId: number | null
  readonly at: Instant
}

/** Adds a claim under the next number and lets the promise point at it. The verdict is not touched. */
export async function insertClaim(trx: Trx, claim: NewClaim): Promise<{ number: number }> {
  const { count } = await trx
    .selectFrom("claim")
    .select((eb) => eb.fn.countAll().as("count"))
    .where("pledge_id", "=", claim.pledgeId)
    .executeTakeFirstOrThrow()
  const { id, number } = await trx
    .insertInto("claim")
    .values({
      public_id: claim.publicId,
      pledge_id: claim.pledgeId,
      number: Number(count) + 1,
      rating: claim.rating,
      text: claim.text,
      lang: claim.lang,
      account_id: claim.accountId,
      source_snapshot_id: claim.sourceSnapshotId,
      at: claim.at,
    })
    .returning(["id", "number"])
    .executeTakeFirstOrThrow()
  await trx.updateTable("pledge").set({ claim_id: id }).where("id", "=", claim.pledgeId).execute()
  return { number }
}
