import type { FollowKind, Rhythm } from "#app/domain/follow.ts"
import type { Lang } from "#app/i18n/lang.ts"
import type { Instant } from "#app/lib/instant.ts"
import type { Reader, Row, Trx } from "#db/schema.ts"

/** What an address was asked to follow, before it has confirmed. */
export interface FollowRequest {
  readonly secretHash: Buffer
  readonly emailTag: Buffer
  readonly emailSealed: Buffer
  readonly lang: Lang
  readonly rhythm: Rhythm
  readonly kind: FollowKind
  readonly subjectId: number
  readonly expiresAt: Instant
}

/** Stores a request until it is confirmed or its time is over. */
export async function insertFollowRequest(
  trx: Trx,
  request: FollowRequest,
  at: Instant,
): Promise<void> {
  await trx
    .insertInto("follow_request")
    .values({
      secret_hash: request.secretHash,
      email_tag: request.emailTag,
      email_sealed: request.emailSealed,
      lang: request.lang,
      rhythm: request.rhythm,
      subject_kind: request.kind,
      subject_id: request.subjectId,
      asked_at: at,
      expires_at: request.expiresAt,
    })
    .execute()
}

/** A request by the hash of its mailed secret, or undefined. */
export async function findFollowRequest(
  db: Reader,
  secretHash: Buffer,
): Promise<FollowRequest | undefined> {
  const row = await db
    .selectFrom("follow_request")
    .selectAll()
    .where("secret_hash", "=", secretHash)
    .executeTakeFirst()
  return row && asRequest(row)
}

/** Tells whether a request is over and still stored. A read, so that an idle worker writes nothing. */
export async function hasOverFollowRequest(db: Reader, now: Instant): Promise<boolean> {
  const row = await db
    .selectFrom("follow_request")
    .select("id")
    .where("expires_at", "<=", now)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Destroys the requests whose time is over, with the addresses that they hold. */
export async function deleteOverFollowRequests(trx: Trx, now: Instant): Promise<void> {
  await trx.deleteFrom("follow_request").where("expires_at", "<=", now).execute()
}

/** Stores an address that follows, and answers with its internal id. */
export async function insertFollower(
  trx: Trx,
  follower: {
    readonly secretHash: Buffer
    readonly emailTag: Buffer
    readonly contactSealed: Buffer
    readonly lang: Lang
    readonly rhythm: Rhythm
    readonly since: Instant
    readonly dueAt: Instant
  },
): Promise<number> {
  const { id } = await trx
    .insertInto("follower")
    .values({
      secret_hash: follower.secretHash,
      email_tag: follower.emailTag,
      contact_sealed: follower.contactSealed,
      lang: follower.lang,
      rhythm: follower.rhythm,
      since: follower.since,
      told_until: follower.since,
      due_at: follower.dueAt,
    })
    .returning("id")
    .executeTakeFirstOrThrow()
  return id
}

/** Lets a follower follow one thing more; again, nothing changes. */
export async function insertFollow(
  trx: Trx,
  follow: {
    readonly followerId: number
    readonly kind: FollowKind
    readonly subjectId: number
    readonly since: Instant
  },
): Promise<void> {
  await trx
    .insertInto("follow")
    .values({
      follower_id: follow.followerId,
      subject_kind: follow.kind,
      subject_id: follow.subjectId,
      since: follow.since,
    })
    .onConflict((conflict) =>
      conflict.columns(["follower_id", "subject_kind", "subject_id"]).doNothing(),
    )
    .execute()
}

/** Changes how a follower is told, or how far it was. */
export async function updateFollower(
  trx: Trx,
  id: number,
  change: {
    readonly rhythm?: Rhythm
    readonly lang?: Lang
    readonly toldUntil?: Instant
    readonly dueAt?: Instant
  },
): Promise<void> {
  const { rhythm, lang, toldUntil, dueAt } = change
  await trx
    .updateTable("follower")
    .set({
      ...(rhythm !== undefined && { rhythm }),
      ...(lang !== undefined && { lang }),
      ...(toldUntil !== undefined && { told_until: toldUntil }),
      ...(dueAt !== undefined && { due_at: dueAt }),
    })
    .where("id", "=", id)
    .execute()
}

/** Ends what a follower follows, but for those that are kept. */
export async function deleteFollows(
  trx: Trx,
  followerId: number,
  kept: readonly number[] = [],
): Promise<void> {
  await trx
    .deleteFrom("follow")
    .where("follower_id", "=", followerId)
    .where("id", "not in", kept.length === 0 ? [0] : kept)
    .execute()
}

/** Destroys a follower with its address, its requests and all it follows. */
export async function deleteFollower(trx: Trx, id: number): Promise<void> {
  await deleteFollows(trx, id)
  await trx
    .deleteFrom("follow_request")
    .where("email_tag", "in", (eb) =>
      eb.selectFrom("follower").select("email_tag").where("id", "=", id),
    )
    .execute()
  await trx.deleteFrom("follower").where("id", "=", id).execute()
}

function asRequest(row: Row<"follow_request">): FollowRequest {
  return {
    secretHash: row.secret_hash,
    emailTag: row.email_tag,
    emailSealed: row.email_sealed,
    lang: row.lang as Lang,
    rhythm: row.rhythm as Rhythm,
    kind: row.subject_kind as FollowKind,
    subjectId: row.subject_id,
    expiresAt: row.expires_at,
  }
}
