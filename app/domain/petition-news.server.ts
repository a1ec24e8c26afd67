import { finalStates, publicStates } from "./petition-state.ts"
import type { House } from "#app/context.server.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept } from "#app/lib/outcome.ts"
import { commit, touch } from "#db/commit.server.ts"
import { hasRoom, usualRoom } from "#db/queries/outbox-room.server.ts"
import { enqueue } from "#db/queries/outbox.server.ts"
import {
  hasUntoldNews,
  insertPetitionNews,
  listUnnotedNews,
  listUntold,
  lockUntoldNews,
  noteTold,
} from "#db/queries/petition-news.server.ts"
import type { Trx } from "#db/schema.ts"

type NewsHouse = Pick<House, "db" | "keys">

/** States that those who follow a petition are told of. */
const toldStates = [...new Set([...publicStates, ...finalStates])]

/** A transaction of this many rows holds up nobody who signs. */
const mostAtOnce = 200

/** Notes the steps of petitions that have become public since: each once, whoever looks. */
export async function notePetitionNews({ db }: NewsHouse, now: Instant): Promise<void> {
  for (;;) {
    const unnoted = await listUnnotedNews(db.read, toldStates, now)
    if (unnoted.length === 0) return
    await commit(db, async (trx) => {
      for (const news of unnoted) {
        if (!(await insertPetitionNews(trx, news))) continue
        if (news.track === "threshold") await touch(trx, "petition", news.petitionId, news.at)
      }
      return accept(undefined)
    })
  }
}

/**
 * Leaves a letter for each follower of a petition and each step that happened since, as many as the outbox has
 * room for: the worker comes again. Letters and the note of how far they went are one transaction: after a
 * crash it goes on where it stopped, with nobody written to twice and nobody left out, however many follow.
 */
export async function tellPetitionNews(
  house: NewsHouse,
  now: Instant,
  { atOnce = mostAtOnce, room = usualRoom } = {},
): Promise<void> {
  const { db } = house
  while ((await hasUntoldNews(db.read)) && (await hasRoom(db.read, room))) {
    const told = await commit(db, async (trx) => accept(await tellSome(house, trx, now, atOnce)))
    if (!told.value) return
  }
}

/** @returns false where other workers hold all that is to be told */
async function tellSome(
  { db, keys }: NewsHouse,
  trx: Trx,
  now: Instant,
  most: number,
): Promise<boolean> {
  const news = await lockUntoldNews(trx, db.engine)
  if (!news) return false
  const some = await listUntold(trx, news, most)
  for (const { followerId } of some) {
    await enqueue(trx, keys, "petition-step", { followerId, newsId: news.id }, now)
  }
  const last = some.at(-1)
  await noteTold(trx, news.id, last ? { to: last.followId } : { at: now })
  return true
}
