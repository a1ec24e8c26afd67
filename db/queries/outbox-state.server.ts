import type { Instant } from "#app/lib/instant.ts"
import type { Reader } from "#db/schema.ts"

/** How the outbox stands at an instant. */
export interface OutboxState {
  /** Tasks that are due; `mostCounted` where there are as many or more. */
  readonly due: number
  /** Since when the oldest of them is due; null where none is. */
  readonly oldestDueAt: Instant | null
  /** Tasks that failed and are tried again later. */
  readonly failing: number
  /** Tasks that were given up. */
  readonly givenUp: number
}

/** Beyond so many the count says no more. */
export const mostCounted = 10_000

/** Counts what waits in the outbox. */
export async function findOutboxState(db: Reader, now: Instant): Promise<OutboxState> {
  const tasks = db.selectFrom("outbox")
  const waiting = tasks.where("dead_at", "is", null)
  const due = waiting.where("due_at", "<=", now)
  const [oldest, dueIds, failing, givenUp] = await Promise.all([
    due.select("due_at").orderBy("due_at").orderBy("id").limit(1).executeTakeFirst(),
    due.select("id").limit(mostCounted).execute(),
    waiting.where("last_error", "is not", null).select("id").limit(mostCounted).execute(),
    tasks.where("dead_at", "is not", null).select("id").limit(mostCounted).execute(),
  ])
  return {
    ...{ due: dueIds.length, failing: failing.length, givenUp: givenUp.length },
    oldestDueAt: oldest?.due_at ?? null,
  }
}
