import { performance } from "node:perf_hooks"
import { setTimeout as sleep } from "node:timers/promises"
import { Undeliverable } from "#app/emails/transport.ts"
import type { Transport } from "#app/emails/transport.ts"
import type { House } from "#app/context.server.ts"
import { learnStops } from "#app/domain/site-stop.server.ts"
import { hour, later, minute } from "#app/lib/instant.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept } from "#app/lib/outcome.ts"
import { commit } from "#db/commit.server.ts"
import { backOff, bury, claimDue, freeClaims, hasDue, settle } from "#db/queries/outbox.server.ts"
import type { Task } from "#db/queries/outbox.server.ts"
import { runClockwork } from "./clockwork.server.ts"
import { handle, letterlessKinds } from "./handlers.server.ts"

const mostAtOnce = 16
/** So many portions are sent before the clock has its next turn, however many letters wait. */
const portionsInTurn = 16
const longestRestMs = 500
/** Longer than sixteen mails can take: nobody else sends what is being sent. */
const leaseMs = 10 * minute
/** With the pauses of `pauseAfter`, a mail server may be gone for most of a day. */
export const mostAttempts = 24

/** Works off the outbox and lets the clock act on petitions and signatures. */
export interface Worker {
  /** Begins to poll; a second call does nothing. */
  start(): void
  /** Finishes what is under way and ends; no task stays claimed. */
  stop(): Promise<void>
  /** Looks at once, such as after a commit, instead of waiting for the next turn. */
  wake(): void
  /** Does everything that is due now, once. For tests and scripts. */
  runDue(): Promise<void>
}

interface Options {
  readonly pollMs?: number
  /** No other is at work: what is claimed when it begins was claimed by one that died, and waits for no lease. */
  readonly isAlone?: boolean
  /** Told of what went wrong outside a task: the worker goes on after it. */
  readonly report?: (fault: unknown) => void
}

/** Makes a worker. Several may run on one database: each task and each transition is done by one of them. */
export function makeWorker(
  house: House,
  transport: Transport,
  { pollMs = 1000, isAlone = false, report = () => undefined }: Options = {},
): Worker {
  let stopping = false
  const freeClaimed = isAlone ? freeingOnce(house) : () => Promise.resolve()
  let running: Promise<void> | undefined
  let endPause: () => void = () => undefined

  async function runDue(): Promise<void> {
    do {
      if (!(await mayWrite(house))) return
      await runClockwork(house)
      for (let portion = 0; portion < portionsInTurn && (await isDue(house)); portion += 1) {
        const tasks = await claim(house)
        const busy = performance.eventLoopUtilization()
        await allDone(tasks.map((task) => work(house, transport, task)))
        if (stopping) return
        await giveWay(busy)
      }
    } while (await isDue(house))
  }

  async function loop(): Promise<void> {
    while (!stopping) {
      await freeClaimed().then(runDue).catch(report)
      await pause()
    }
  }

  function pause(): Promise<void> {
    if (stopping) return Promise.resolve()
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, pollMs)
      endPause = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }

  return {
    start: () => {
      running ??= loop()
    },
    stop: async () => {
      stopping = true
      endPause()
      await running
      transport.close()
    },
    wake: () => endPause(),
    runDue,
  }
}

/**
 * People at the door come before letters: where this process had no rest since `before`, letters wait for twice as
 * long as the last ones took.
 */
async function giveWay(before: ReturnType<typeof performance.eventLoopUtilization>): Promise<void> {
  const { active, idle, utilization } = performance.eventLoopUtilization(before)
  if (utilization > 0.9) await sleep(Math.min(2 * (active + idle), longestRestMs))
}

/** Waits for each, also when one fails: nothing of a batch is still under way when the next begins. */
async function allDone(works: readonly Promise<void>[]): Promise<void> {
  const failed = (await Promise.allSettled(works)).find(({ status }) => status === "rejected")
  if (failed?.status === "rejected") throw failed.reason
}

/** Who may not write leaves clock and letters to whoever may, or to later. */
async function mayWrite(house: House): Promise<boolean> {
  await learnStops(house)
  return house.standing.readOnly() === undefined
}

async function isDue(house: House): Promise<boolean> {
  return (await mayWrite(house)) && hasDue(house.db.read, house.clock.now(), kindsNow(house))
}

/** While letters are stopped, the kinds of task that are none; undefined: all. */
function kindsNow({ standing }: House): readonly string[] | undefined {
  return standing.stopOf("mail") ? letterlessKinds : undefined
}

/** Frees what was claimed by one that died: once, when it may write. */
function freeingOnce(house: House): () => Promise<void> {
  let isOwed = true
  return async () => {
    if (!isOwed || !(await mayWrite(house))) return
    await commit(house.db, async (trx) => {
      await freeClaims(trx)
      return accept(undefined)
    })
    isOwed = false
  }
}

async function claim(house: House): Promise<Task[]> {
  const { db, keys, clock } = house
  const now = clock.now()
  const asked = { now, most: mostAtOnce, leaseMs, only: kindsNow(house) }
  const outcome = await commit(db, async (trx) =>
    accept(await claimDue(trx, db.engine, keys, asked)),
  )
  return outcome.value
}

async function work(house: House, transport: Transport, task: Task): Promise<void> {
  const failure = await handle(house, transport, task).then(
    () => undefined,
    (fault: unknown) => ({ fault }),
  )
  const now = house.clock.now()
  await commit(house.db, async (trx) => {
    await note(trx, task, failure && { of: failure.fault, error: codeOf(failure.fault) }, now)
    return accept(undefined)
  })
}

type Trx = Parameters<typeof settle>[0]

interface Failure {
  readonly of: unknown
  readonly error: string
}

/** Done; or to be tried again; or, where that is of no use, given up. */
function note(trx: Trx, task: Task, failure: Failure | undefined, now: Instant): Promise<void> {
  if (!failure) return settle(trx, task.id)
  const forGood = failure.of instanceof Undeliverable || task.attempts >= mostAttempts
  return forGood
    ? bury(trx, task.id, now, failure.error)
    : backOff(trx, task.id, pauseAfter(task.attempts, now), failure.error)
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
