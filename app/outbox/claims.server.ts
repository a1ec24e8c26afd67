import { randomUUID } from "node:crypto"
import type { House } from "#app/context.server.ts"
import { Undeliverable } from "#app/emails/transport.ts"
import { hour, later, minute } from "#app/lib/instant.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept } from "#app/lib/outcome.ts"
import { commit } from "#db/commit.server.ts"
import {
  backOff,
  bury,
  claimDue,
  freeClaims,
  freeClaimsOf,
  settle,
} from "#db/queries/outbox.server.ts"
import type { Task } from "#db/queries/outbox.server.ts"

const mostAtOnce = 16
/** Longer than sixteen mails can take: nobody else sends what is being sent. */
const leaseMs = 10 * minute
/** With the pauses of `pauseAfter`, a mail server may be gone for most of a day. */
export const mostAttempts = 24

type Trx = Parameters<typeof settle>[0]

interface Failure {
  readonly fault: unknown
}

/** The tasks that a worker has claimed, and what it has still to say of them. */
export interface Claims {
  /** Takes the next tasks. @param only of these kinds; undefined: of all */
  take(only: readonly string[] | undefined): Promise<Task[]>
  /** Done; or to be tried again; or, where that is of no use, given up. Once for each task, by `recover` at the latest. */
  note(task: Task, failure: Failure | undefined): Promise<void>
  /** A commit came to a bad end: it may have claimed what nobody here knows of. */
  doubt(): void
  areInDoubt(): boolean
  /** Says what could not be said, then frees what is not worked on. Only between two portions. */
  recover(): Promise<void>
}

/**
 * Claims under a name of its own, so that what a lost answer of the database left claimed waits for no lease.
 * @param isAlone no other is at work: what is claimed when it begins was claimed by one that died
 */
export function makeClaims(house: House, isAlone: boolean): Claims {
  const { db, keys, clock } = house
  const by = randomUUID()
  const owed = new Map<number, (trx: Trx) => Promise<void>>()
  let isInDoubt = isAlone
  let mayFreeAll = isAlone

  return {
    take: async (only) => {
      const asked = { now: clock.now(), most: mostAtOnce, leaseMs, only, by }
      const outcome = await commit(db, async (trx) =>
        accept(await claimDue(trx, db.engine, keys, asked)),
      )
      return outcome.value
    },
    note: async (task, failure) => {
      const now = clock.now()
      owed.set(task.id, (trx) => note(trx, task, failure, now))
      await commit(db, async (trx) => {
        await note(trx, task, failure, now)
        return accept(undefined)
      })
      owed.delete(task.id)
    },
    doubt: () => {
      isInDoubt = true
    },
    areInDoubt: () => isInDoubt,
    recover: async () => {
      await commit(db, async (trx) => {
        for (const say of owed.values()) await say(trx)
        await (mayFreeAll ? freeClaims(trx) : freeClaimsOf(trx, by))
        return accept(undefined)
      })
      owed.clear()
      mayFreeAll = false
      isInDoubt = false
    },
  }
}

function note(trx: Trx, task: Task, failure: Failure | undefined, now: Instant): Promise<void> {
  if (!failure) return settle(trx, task.id)
  const { fault } = failure
  const error = codeOf(fault)
  const forGood = fault instanceof Undeliverable || task.attempts >= mostAttempts
  return forGood
    ? bury(trx, task.id, now, error)
    : backOff(trx, task.id, pauseAfter(task.attempts, now), error)
}

/** 10 s after the first attempt, then twice as long each time, an hour at most. */
function pauseAfter(attempts: number, now: Instant): Instant {
  return later(now, Math.min(hour, 10_000 * 2 ** (attempts - 1)))
}

/** What may be stored of a fault: its code or its name. A server's own words may hold the address. */
function codeOf(fault: unknown): string {
  if (!(fault instanceof Error)) return "unknown"
  return "code" in fault && typeof fault.code === "string" ? fault.code : fault.name
}
