import { appendLeaf } from "./log.server.ts"
import type { House } from "#app/context.server.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept } from "#app/lib/outcome.ts"
import { todayAt } from "#app/lib/zone.ts"
import { commit } from "#db/commit.server.ts"
import { addDestroyed, hasUnlogged, takeUnlogged } from "#db/queries/destructions.server.ts"
import type { Trx } from "#db/schema.ts"

/** Notes, in the transaction that does it, that so many signers' statements were destroyed. */
export async function noteDestroyed(trx: Trx, count: number, now: Instant): Promise<void> {
  if (count > 0) await addDestroyed(trx, todayAt(now), count)
}

/**
 * Appends how many statements were destroyed on the days that are over, at most one leaf a day: a number,
 * never which, and not on the day on which somebody asked for it. Nothing while the log is closed.
 */
export async function logDestroyed(
  { db, log }: Pick<House, "db" | "log">,
  now: Instant,
): Promise<void> {
  const today = todayAt(now)
  if (log.state.name === "closed" || !(await hasUnlogged(db.read, today))) return
  await commit(db, async (trx) => {
    const count = await takeUnlogged(trx, today, now)
    if (count > 0) appendLeaf(trx, { type: "erased", count })
    return accept(undefined)
  })
}
