import type { Instant } from "#app/lib/instant.ts"
import type { Reader, Trx } from "#db/schema.ts"

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
  const [oldest, dueIds, failed] = await Promise.all([
    due.select("due_at").orderBy("due_at").orderBy("id").limit(1).executeTakeFirst(),
    due.select("id").limit(mostCounted).execute(),
    tasks.where("last_error", "is not", null).select("dead_at").limit(mostCounted).execute(),
  ])
  const givenUp = failed.filter((task) => task.dead_at !== null).length
  return {
    ...{ due: dueIds.length, failing: failed.length - givenUp, givenUp },
    oldestDueAt: oldest?.due_at ?? null,
  }
}

/** Tasks of one kind that failed in one way. */
export interface FailedTasks {
  readonly kind: string
  /** A code without personal data, such as `ECONNREFUSED`. */
  readonly error: string
  readonly many: number
  readonly isGivenUp: boolean
}

/** What failed of the outbox, by kind and fault. */
export async function listFailedTasks(db: Reader): Promise<FailedTasks[]> {
  const failed = db
    .selectFrom("outbox")
    .select(["kind", "last_error", "dead_at"])
    .where("last_error", "is not", null)
    .limit(mostCounted)
  const found = new Map<string, FailedTasks>()
  for (const row of await failed.execute()) {
    const isGivenUp = row.dead_at !== null
    const error = row.last_error ?? ""
    const key = `${row.kind} ${error} ${String(isGivenUp)}`
    found.set(key, { kind: row.kind, error, isGivenUp, many: (found.get(key)?.many ?? 0) + 1 })
  }
  return [...found.values()].sort((one, other) => other.many - one.many)
}

/** Makes due at once what failed and waits to be tried again. @returns how many tasks */
export async function retryFailed(trx: Trx, now: Instant): Promise<number> {
  const { numUpdatedRows } = await trx
    .updateTable("outbox")
    .set({ due_at: now })
    .where("dead_at", "is", null)
    .where("last_error", "is not", null)
    .where("due_at", ">", now)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}
