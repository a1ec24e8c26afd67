import { finalStates, publicStates } from "./petition-state.ts"
import type { House } from "#app/context.server.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept } from "#app/lib/outcome.ts"
import { commit, touch } from "#db/commit.server.ts"
import { enqueue } from "#db/queries/outbox.server.ts"
import {
  insertPetitionNews,
  insertTold,
  listUnnotedNews,
  listUntold,
} from "#db/queries/petition-news.server.ts"

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
 * Leaves a letter for each follower of a petition and each step that happened since. Letter and note are one
 * transaction, a row for each follower and step: after a crash it goes on where it stopped, with nobody
 * written to twice.
 */
export async function tellPetitionNews({ db, keys }: NewsHouse, now: Instant): Promise<void> {
  for (;;) {
    const untold = await listUntold(db.read, mostAtOnce)
    if (untold.length === 0) return
    await commit(db, async (trx) => {
      for (const who of untold) {
        if (!(await insertTold(trx, who, now))) continue
        const { followerId, newsId } = who
        await enqueue(trx, keys, "petition-step", { followerId, newsId }, now)
      }
      return accept(undefined)
    })
  }
}
