import type { ChallengeOutcome, ChallengerRole } from "#app/domain/challenge.ts"
import type { Rating } from "#app/domain/rating.ts"
import type { Instant } from "#app/lib/instant.ts"
import { nameInOrNull } from "#db/queries/names.server.ts"
import { listSnapshots } from "#db/queries/snapshots.server.ts"
import type { Source } from "#db/queries/snapshots.server.ts"
import type { Reader, Trx } from "#db/schema.ts"

/** A challenge of a verdict as readers see it: in which role somebody challenged, never who. */
export interface Challenge {
  readonly id: number
  readonly publicId: string
  readonly verdictNumber: number
  readonly verdictRating: Rating
  /** The number of the clause of the code book that the verdict was made under. */
  readonly clause: number
  readonly codeBookVersion: number
  readonly reason: string
  readonly lang: string
  readonly role: ChallengerRole
  /** Of a watchdog: its organisation. */
  readonly organizationName: string | null
  readonly at: Instant
  readonly source: Source | null
  /** How it ended; null while the panel has not found. */
  readonly outcome: ChallengeOutcome | null
  /** The panel's verdict. */
  readonly newVerdict: { readonly number: number; readonly rating: Rating } | null
}

/** The challenges of a promise's verdicts, the latest first. */
export async function listChallenges(
  db: Reader,
  pledgeId: number,
  lang: string,
): Promise<Challenge[]> {
  const rows = await db
    .selectFrom("challenge")
    .innerJoin("verdict", "verdict.id", "challenge.verdict_id")
    .innerJoin("code_book", "code_book.id", "verdict.code_book_id")
    .leftJoin("verdict as found", "found.id", "challenge.new_verdict_id")
    .leftJoin("organization", "organization.id", "challenge.organization_id")
    .selectAll("challenge")
    .select(["verdict.number", "verdict.rating", "code_book.version"])
    .select(["found.number as found_number", "found.rating as found_rating"])
    .select(nameInOrNull(lang, "organization").as("organization_name"))
    .where("challenge.pledge_id", "=", pledgeId)
    .orderBy("challenge.id", "desc")
    .execute()
  const sources = await listSnapshots(
    db,
    rows.map((row) => row.source_snapshot_id),
  )
  return rows.map((row) => ({
    id: row.id,
    publicId: row.public_id,
    verdictNumber: row.number,
    verdictRating: row.rating as Rating,
    clause: row.clause,
    codeBookVersion: row.version,
    reason: row.reason,
    lang: row.lang,
    role: row.role as ChallengerRole,
    organizationName: row.organization_name,
    at: row.at,
    source: sources.get(row.source_snapshot_id ?? 0) ?? null,
    outcome: row.outcome as ChallengeOutcome | null,
    newVerdict:
      row.found_number === null
        ? null
        : { number: row.found_number, rating: row.found_rating as Rating },
  }))
}

/** The challenge of a promise's verdict that nobody has found on yet, with the challenged rating. */
export async function findOpenChallenge(
  db: Reader,
  pledgeId: number,
): Promise<
  | { readonly id: number; readonly rating: Rating; readonly sourceSnapshotId: number | null }
  | undefined
> {
  const row = await db
    .selectFrom("challenge")
    .innerJoin("verdict", "verdict.id", "challenge.verdict_id")
    .select(["challenge.id", "verdict.rating", "challenge.source_snapshot_id"])
    .where("challenge.pledge_id", "=", pledgeId)
    .where("challenge.ended_at", "is", null)
    .executeTakeFirst()
  return (
    row && {
      id: row.id,
      rating: row.rating as Rating,
      sourceSnapshotId: row.source_snapshot_id,
    }
  )
}

/** Tells whether a verdict is what the panel of a challenge found. */
export async function hasCausedVerdict(db: Reader, verdictId: number): Promise<boolean> {
  const row = await db
    .selectFrom("challenge")
    .select("id")
    .where("new_verdict_id", "=", verdictId)
    .executeTakeFirst()
  return row !== undefined
}

export interface NewChallenge {
  readonly publicId: string
  readonly pledgeId: number
  readonly verdictId: number
  readonly clause: number
  readonly reason: string
  readonly lang: string
  readonly sourceSnapshotId: number | null
  readonly accountId: number
  readonly organizationId: number | null
  readonly role: ChallengerRole
  readonly at: Instant
}

/** Stores a challenge. */
export async function insertChallenge(trx: Trx, challenge: NewChallenge): Promise<void> {
  await trx
    .insertInto("challenge")
    .values({
      public_id: challenge.publicId,
      pledge_id: challenge.pledgeId,
      verdict_id: challenge.verdictId,
      clause: challenge.clause,
      reason: challenge.reason,
      lang: challenge.lang,
      source_snapshot_id: challenge.sourceSnapshotId,
      account_id: challenge.accountId,
      organization_id: challenge.organizationId,
      role: challenge.role,
      at: challenge.at,
    })
    .execute()
}

/** Ends a challenge with what its panel found. */
export async function endChallenge(
  trx: Trx,
  id: number,
  { outcome, verdictId, at }: { outcome: ChallengeOutcome; verdictId: number; at: Instant },
): Promise<void> {
  await trx
    .updateTable("challenge")
    .set({ ended_at: at, outcome, new_verdict_id: verdictId })
    .where("id", "=", id)
    .execute()
}
