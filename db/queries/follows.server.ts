import type { FollowKind, Rhythm } from "#app/domain/follow.ts"
import { publicStates } from "#app/domain/petition-state.ts"
import type { Lang } from "#app/i18n/lang.ts"
import type { Instant } from "#app/lib/instant.ts"
import type { Engine } from "#db/migrations/sql.ts"
import { nameIn } from "#db/queries/names.server.ts"
import type { Reader, Row, Trx } from "#db/schema.ts"

/** Something that can be followed, as it is named. */
export interface Followable {
  readonly kind: FollowKind
  readonly id: number
  readonly publicId: string
  readonly title: string
  /** Of a promise or a petition, whose words are somebody's own; null for names. */
  readonly lang: string | null
}

/** An address that follows. Its own secret opens the page on which it says what it is told. */
export interface Follower {
  readonly id: number
  /** Address and secret, sealed. */
  readonly contactSealed: Buffer
  readonly lang: Lang
  readonly rhythm: Rhythm
  /** News up to here was told, or was older than the following. */
  readonly toldUntil: Instant
  readonly dueAt: Instant
}

/** What can be followed at a public id, or undefined: petitions only while everybody may read them. */
export async function findFollowable(
  db: Reader,
  kind: FollowKind,
  publicId: string,
  lang: string,
): Promise<Followable | undefined> {
  const query = followables(db, kind, lang).where("public_id", "=", publicId)
  const row = await query.executeTakeFirst()
  return row && { ...row, kind, publicId }
}

/** What a follower follows, in the order in which it was begun. What nobody may read any more is left out. */
export async function listFollowed(
  db: Reader,
  followerId: number,
  lang: string,
): Promise<(Followable & { readonly followId: number })[]> {
  const follows = await db
    .selectFrom("follow")
    .select(["id", "subject_kind", "subject_id"])
    .where("follower_id", "=", followerId)
    .orderBy("id")
    .execute()
  const named = await Promise.all(
    follows.map(async ({ id: followId, subject_kind, subject_id }) => {
      const kind = subject_kind as FollowKind
      const query = followables(db, kind, lang).where("id", "=", subject_id)
      const row = await query.executeTakeFirst()
      return row ? [{ ...row, kind, followId }] : []
    }),
  )
  return named.flat()
}

/** The ids of what a follower follows, by kind. */
export async function listFollowedIds(
  db: Reader,
  followerId: number,
): Promise<Record<FollowKind, number[]>> {
  const ids: Record<FollowKind, number[]> = { person: [], pledge: [], petition: [], area: [] }
  const rows = await db
    .selectFrom("follow")
    .select(["subject_kind", "subject_id"])
    .where("follower_id", "=", followerId)
    .orderBy("id")
    .execute()
  for (const row of rows) ids[row.subject_kind as FollowKind].push(row.subject_id)
  return ids
}

/** A follower by the hash of the secret that its letters hold, or undefined. */
export async function findFollowerBySecret(
  db: Reader,
  secretHash: Buffer,
): Promise<Follower | undefined> {
  const row = await followers(db).where("secret_hash", "=", secretHash).executeTakeFirst()
  return row && asFollower(row)
}

/** A follower by its internal id, or undefined where it has ended. */
export async function findFollower(db: Reader, id: number): Promise<Follower | undefined> {
  const row = await followers(db).where("id", "=", id).executeTakeFirst()
  return row && asFollower(row)
}

/** The follower of an address, by the address's tag, or undefined. */
export async function findFollowerByEmail(
  db: Reader,
  emailTag: Buffer,
): Promise<Follower | undefined> {
  const row = await followers(db).where("email_tag", "=", emailTag).executeTakeFirst()
  return row && asFollower(row)
}

/** A follower, held by this transaction until it ends; undefined where it has ended. */
export async function lockFollower(
  trx: Trx,
  engine: Engine,
  id: number,
): Promise<Follower | undefined> {
  const query = followers(trx).where("id", "=", id)
  const row = await (engine === "postgres" ? query.forUpdate() : query).executeTakeFirst()
  return row && asFollower(row)
}

/** Followers whose gathered letter is due, who waits longest first. */
export async function listDueFollowers(db: Reader, now: Instant, most: number): Promise<number[]> {
  const rows = await db
    .selectFrom("follower")
    .select("id")
    .where("due_at", "<=", now)
    .orderBy("due_at")
    .orderBy("id")
    .limit(most)
    .execute()
  return rows.map(({ id }) => id)
}

/** Each kind of subject under the same three names, so that one sentence reads any of them. */
function followables(db: Reader, kind: FollowKind, lang: string) {
  return db.selectFrom(() => named(db, kind, lang).$castTo<NamedRow>().as("named")).selectAll()
}

type NamedRow = Pick<Followable, "id" | "title" | "lang"> & {
  readonly public_id: string
  readonly publicId: string
}

function named(db: Reader, kind: FollowKind, lang: string) {
  switch (kind) {
    case "person":
    case "area":
      return db
        .selectFrom(kind)
        .select((eb) => [
          `${kind}.id`,
          `${kind}.public_id`,
          `${kind}.public_id as publicId`,
          nameIn(lang, kind).as("title"),
          eb.lit(null).as("lang"),
        ])
    case "pledge":
      return db
        .selectFrom("pledge")
        .select(["id", "public_id", "public_id as publicId", "text as title", "lang"])
    case "petition":
      return db
        .selectFrom("petition")
        .select(["id", "public_id", "public_id as publicId", "title", "lang"])
        .where("state", "in", publicStates)
  }
}

function followers(db: Reader) {
  return db.selectFrom("follower").selectAll()
}

function asFollower(row: Row<"follower">): Follower {
  return {
    id: row.id,
    contactSealed: row.contact_sealed,
    lang: row.lang as Lang,
    rhythm: row.rhythm as Rhythm,
    toldUntil: row.told_until,
    dueAt: row.due_at,
  }
}
