import { parseEmailAddress } from "./email-address.ts"
import type { EmailRefusal } from "./email-address.ts"
import { openContact, sealContact, tagOfFollower } from "./follow-secrets.server.ts"
import { decideFollowing, followRequestLasts, nextLetter } from "./follow.ts"
import type { FollowKind, Rhythm } from "./follow.ts"
import type { House } from "#app/context.server.ts"
import type { Lang } from "#app/i18n/lang.ts"
import { later } from "#app/lib/instant.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { newSecret, sha256 } from "#app/lib/seal.server.ts"
import { commit } from "#db/commit.server.ts"
import {
  deleteFollower,
  deleteFollows,
  deleteOverFollowRequests,
  findFollowRequest,
  hasOverFollowRequest,
  insertFollow,
  insertFollower,
  insertFollowRequest,
  updateFollower,
} from "#db/queries/follow-changes.server.ts"
import type { FollowRequest } from "#db/queries/follow-changes.server.ts"
import {
  findFollowable,
  findFollowerByEmail,
  findFollowerBySecret,
  lockFollower,
} from "#db/queries/follows.server.ts"
import { enqueue } from "#db/queries/outbox.server.ts"
import type { Trx } from "#db/schema.ts"

type FollowHouse = Pick<House, "db" | "keys" | "origin">

/** What is asked for, and how: the address as it was typed. */
export interface AskedFollow {
  readonly kind: FollowKind
  readonly publicId: string
  readonly email: string
  readonly rhythm: Rhythm
  readonly lang: Lang
}

/**
 * Takes a wish to follow and mails a link that confirms it within three days. An address that follows
 * already is answered and written to in the same way: nobody learns from the form who follows what.
 *
 * Refuses: `email-invalid`, `nothing-to-follow` where there is no such subject or not everybody may read it.
 */
export async function askToFollow(
  { db, keys, origin }: FollowHouse,
  { kind, publicId, email, rhythm, lang }: AskedFollow,
  now: Instant,
): Promise<Outcome<undefined, EmailRefusal | "nothing-to-follow">> {
  const parsed = parseEmailAddress(email)
  if (!parsed.ok) return parsed
  const { address, canonical } = parsed.value
  return commit(db, async (trx): ReturnType<typeof askToFollow> => {
    const subject = await findFollowable(trx, kind, publicId, lang)
    if (!subject) return refuse("nothing-to-follow")
    const secret = newSecret()
    const secretHash = sha256(secret)
    const request = {
      ...{ secretHash, lang, rhythm, kind, subjectId: subject.id },
      emailTag: tagOfFollower(keys, canonical),
      emailSealed: keys.seal(Buffer.from(address), requestContext(secretHash)),
      expiresAt: later(now, followRequestLasts),
    }
    await insertFollowRequest(trx, request, now)
    const link = `${origin}/${lang}/news/confirm/${secret}`
    await enqueue(trx, keys, "follow-confirmation", { email: address, lang, link }, now)
    return accept(undefined)
  })
}

/**
 * Confirms a wish by its mailed secret and answers with the secret of the page on which the address says
 * what it is told. Pressed again, it answers the same. Refuses: `no-such-follow`, `follow-expired`.
 */
export function confirmFollow(
  { db, keys }: FollowHouse,
  secret: string,
  now: Instant,
): Promise<Outcome<{ readonly secret: string }, "no-such-follow" | "follow-expired">> {
  return commit(db, async (trx): ReturnType<typeof confirmFollow> => {
    const request = await findFollowRequest(trx, sha256(secret))
    const decision = decideFollowing(request, now)
    if (!decision.ok) return decision
    if (!request) return refuse("no-such-follow")
    const follower = await followerOf(trx, keys, request, now)
    const { kind, subjectId } = request
    await insertFollow(trx, { followerId: follower.id, kind, subjectId, since: now })
    return accept({ secret: follower.secret })
  })
}

/** The follower of a request's address; made where there is none. What it asked last about rhythm and language holds. */
async function followerOf(
  trx: Trx,
  keys: House["keys"],
  request: FollowRequest,
  now: Instant,
): Promise<{ readonly id: number; readonly secret: string }> {
  const { emailTag, lang, rhythm } = request
  const known = await findFollowerByEmail(trx, emailTag)
  if (known) {
    // A petition is told step by step: who asks for one says nothing of how the rest is gathered.
    const isAnother = known.rhythm !== rhythm || known.lang !== lang
    if (isAnother && request.kind !== "petition")
      await updateFollower(trx, known.id, { rhythm, lang, dueAt: nextLetter(rhythm, now) })
    return { id: known.id, secret: openContact(keys, known).secret }
  }
  const email = keys.open(request.emailSealed, requestContext(request.secretHash)).toString("utf8")
  const secret = newSecret()
  const id = await insertFollower(trx, {
    ...{ secretHash: sha256(secret), emailTag, lang, rhythm, since: now },
    contactSealed: sealContact(keys, { email, secret }),
    dueAt: nextLetter(rhythm, now),
  })
  return { id, secret }
}

/** What a follower says on its own page: all of it at once. */
export interface ChangedFollowing {
  readonly rhythm: Rhythm
  readonly lang: Lang
  /** Of what it follows, by internal id of the following, what it goes on with. */
  readonly keep: readonly number[]
}

/**
 * Changes rhythm and language and ends what is not kept; who keeps nothing is forgotten whole.
 * Refuses `no-such-follower` where the secret is nobody's, or was given up.
 */
export function changeFollowing(
  { db }: Pick<FollowHouse, "db">,
  secret: string,
  { rhythm, lang, keep }: ChangedFollowing,
  now: Instant,
): Promise<Outcome<{ readonly ended: boolean }, "no-such-follower">> {
  return commit(db, async (trx): ReturnType<typeof changeFollowing> => {
    const found = await findFollowerBySecret(trx, sha256(secret))
    const follower = found && (await lockFollower(trx, db.engine, found.id))
    if (!follower) return refuse("no-such-follower")
    if (keep.length === 0) {
      await deleteFollower(trx, follower.id)
      return accept({ ended: true })
    }
    await deleteFollows(trx, follower.id, keep)
    const dueAt = rhythm === follower.rhythm ? follower.dueAt : nextLetter(rhythm, now)
    await updateFollower(trx, follower.id, { rhythm, lang, dueAt })
    return accept({ ended: false })
  })
}

/**
 * Ends all following of an address and destroys what was stored of it. A secret that is nobody's is answered
 * in the same way: a mail program that unsubscribes twice is told that it is done (RFC 8058 §3.2).
 */
export async function endFollowing(
  { db }: Pick<FollowHouse, "db">,
  secret: string,
): Promise<undefined> {
  await commit(db, async (trx) => {
    const follower = await findFollowerBySecret(trx, sha256(secret))
    if (follower) await deleteFollower(trx, follower.id)
    return accept(undefined)
  })
}

/** Ends the following of an address that takes no mail for good. */
export async function endUnreachable(
  { db }: Pick<FollowHouse, "db">,
  followerId: number,
): Promise<undefined> {
  await commit(db, async (trx) => {
    await deleteFollower(trx, followerId)
    return accept(undefined)
  })
}

/** Destroys the wishes that nobody confirmed in time. */
export async function forgetFollowRequests(
  { db }: Pick<FollowHouse, "db">,
  now: Instant,
): Promise<void> {
  if (!(await hasOverFollowRequest(db.read, now))) return
  await commit(db, async (trx) => {
    await deleteOverFollowRequests(trx, now)
    return accept(undefined)
  })
}

function requestContext(secretHash: Buffer): string {
  return `follow request ${secretHash.toString("hex")}`
}
