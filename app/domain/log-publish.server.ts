import { lastPublication } from "./log.ts"
import { publishCounts } from "./published-counts.server.ts"
import type { House } from "#app/context.server.ts"
import { later, millisecondsBetween } from "#app/lib/instant.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept } from "#app/lib/outcome.ts"
import { commit, touch } from "#db/commit.server.ts"
import {
  findHead,
  findNewestCheckpoint,
  lockHead,
  updatePublished,
} from "#db/queries/log.server.ts"
import type { StoredCheckpoint, StoredHead } from "#db/queries/log.server.ts"
import { lockPetitions, sumCounts } from "#db/queries/published-counts.server.ts"
import type { Engine } from "#db/migrations/sql.ts"
import type { Reader, Trx } from "#db/schema.ts"

type PublishingHouse = Pick<House, "db" | "log">

/**
 * Moves what the public sees of the log to what was signed by the last instant of the grid, and the public
 * numbers with it. The grid is fixed: when something becomes public tells nothing of when it was signed, but
 * for the period. Run again, or by several processes at once, each publication is still made once.
 */
export async function publishLog({ db, log }: PublishingHouse, now: Instant): Promise<void> {
  const at = lastPublication(now, log.publishSeconds)
  const due = await findDue(db.read, at)
  if (!due) return
  if (log.state.name === "unchecked") await log.start()
  if (log.state.name === "closed") return
  // Nothing is public that the record does not hold: a database rolled back behind it is found.
  await log.keep(due.checkpoint)
  await commit(db, async (trx) => {
    await holdMoved(trx, db.engine, due)
    await publish(trx, await lockHead(trx, db.engine), at)
    return accept(undefined)
  })
}

/** Whoever appends holds the petition before the head: here too, or two nodes would wait for one another. */
async function holdMoved(trx: Trx, engine: Engine, { head, checkpoint }: Due): Promise<void> {
  if (engine === "sqlite") return
  const stretch = { epoch: head.epoch, from: head.publishedSize, to: checkpoint.size }
  const moved = await sumCounts(trx, stretch)
  await lockPetitions(
    trx,
    moved.map(({ petitionId }) => petitionId),
  )
}

interface Due {
  readonly head: StoredHead
  readonly checkpoint: StoredCheckpoint
}

async function findDue(db: Reader, at: Instant, known?: StoredHead): Promise<Due | undefined> {
  const head = known ?? (await findHead(db))
  if (!head || head.publishedSize === head.size) return undefined
  const checkpoint = await findNewestCheckpoint(db, head.epoch, at)
  return checkpoint && checkpoint.size > head.publishedSize ? { head, checkpoint } : undefined
}

async function publish(trx: Trx, held: StoredHead | undefined, at: Instant): Promise<void> {
  const due = held && (await findDue(trx, at, held))
  if (!due) return
  const { epoch, publishedSize: from } = due.head
  const { size } = due.checkpoint
  await updatePublished(trx, { epoch, size, at })
  await publishCounts(trx, { epoch, from, to: size }, at)
  await touch(trx, "log", epoch, at)
}

/** How many milliseconds from now the next publication is. */
export function untilPublication(now: Instant, seconds: number): number {
  const next = later(lastPublication(now, seconds), seconds * 1000)
  return millisecondsBetween(now, next)
}
