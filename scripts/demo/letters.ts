import type { Task } from "#db/queries/outbox.server.ts"
import { claimDue, settle } from "#db/queries/outbox.server.ts"
import { accept } from "#app/lib/outcome.ts"
import { commit } from "#db/commit.server.ts"
import { done } from "#scripts/demo/demo-house.ts"
import type { DemoHouse } from "#scripts/demo/demo-house.ts"

/** Every letter that waits, opened as the worker opens it; it goes on waiting. */
export async function openLetters({ db, keys, calendar }: DemoHouse): Promise<Task[]> {
  const now = midnight(calendar)
  const opened = await commit(db, async (trx) =>
    accept(await claimDue(trx, db.engine, keys, { now, most: 100_000, leaseMs: 0 })),
  )
  return done(opened, "open letters")
}

/**
 * Puts away the letters to invented people, which nobody will read. Those of the last weeks to the cast
 * wait for the worker, so that there is something in the mailbox.
 */
export async function putLettersAway(
  house: DemoHouse,
  cast: readonly { readonly id: number }[],
): Promise<void> {
  const since = house.calendar.at(20, 0)
  const letters = await openLetters(house)
  await commit(house.db, async (trx) => {
    for (const { id, payload, createdAt } of letters) {
      const { accountId } = payload as { accountId?: number }
      const isForCast = cast.some((player) => player.id === accountId)
      if (!isForCast || createdAt < since) await settle(trx, id)
    }
    return accept(undefined)
  })
}

/** The instant at which the day of the demonstration begins: later than all that is told of it. */
function midnight({ at }: DemoHouse["calendar"]): string {
  return at(0, -7 * 60)
}
