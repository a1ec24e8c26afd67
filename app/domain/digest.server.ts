import { newsSettles, nextLetter } from "./follow.ts"
import type { House } from "#app/context.server.ts"
import { later } from "#app/lib/instant.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept } from "#app/lib/outcome.ts"
import { commit } from "#db/commit.server.ts"
import { updateFollower } from "#db/queries/follow-changes.server.ts"
import { listDueFollowers, listFollowedIds, lockFollower } from "#db/queries/follows.server.ts"
import { listNews, listPeopleOfAreas } from "#db/queries/news.server.ts"
import type { NewsScope } from "#db/queries/news.server.ts"
import { hasRoom } from "#db/queries/outbox-room.server.ts"
import { enqueue } from "#db/queries/outbox.server.ts"
import type { Reader, Trx } from "#db/schema.ts"

/** A turn of the worker makes so many letters at once: each in its own job, some in one transaction. */
const mostAtOnce = 100

type DigestHouse = Pick<House, "db" | "keys">

/**
 * Leaves a letter for each follower whose day has come and who has news, as many as the outbox has room for. Of each
 * follower the letter and the note of how far it was told are one transaction: run again after a crash, or by several
 * workers, nobody is told anything twice and nothing is left out.
 */
export async function makeDigests(house: DigestHouse, now: Instant): Promise<void> {
  const { read } = house.db
  while (await hasRoom(read)) {
    const due = await listDueFollowers(read, now, mostAtOnce)
    if (due.length === 0) return
    await Promise.all(due.map((id) => makeDigest(house, id, now)))
  }
}

function makeDigest({ db, keys }: DigestHouse, followerId: number, now: Instant) {
  return commit(db, async (trx) => {
    const follower = await lockFollower(trx, db.engine, followerId)
    if (!follower || follower.dueAt > now) return accept(undefined)
    const { toldUntil: after, rhythm } = follower
    const until = later(now, -newsSettles)
    const dueAt = nextLetter(rhythm, now)
    await updateFollower(trx, followerId, { dueAt, ...(until > after && { toldUntil: until }) })
    if (until > after && (await hasNews(trx, followerId, after, until)))
      await enqueue(trx, keys, "digest", { followerId, after, until }, now)
    return accept(undefined)
  })
}

async function hasNews(
  trx: Trx,
  followerId: number,
  after: Instant,
  until: Instant,
): Promise<boolean> {
  const scope = await scopeOf(trx, followerId)
  return (await listNews(trx, scope, { after, until, limit: 1, lang: "en" })).length > 0
}

/**
 * Whose news a follower is told in gathered letters. The petitions that it follows are not among it: of
 * their steps each is told in a letter of its own (petition-news.server.ts).
 */
export async function scopeOf(db: Reader, followerId: number): Promise<NewsScope> {
  const { person, pledge, area } = await listFollowedIds(db, followerId)
  return { personIds: [...person, ...(await listPeopleOfAreas(db, area))], pledgeIds: pledge }
}
