import { performance } from "node:perf_hooks"
import { setTimeout as sleep } from "node:timers/promises"
import type { Transport } from "#app/emails/transport.ts"
import type { House } from "#app/context.server.ts"
import { learnStops } from "#app/domain/site-stop.server.ts"
import { hasDue } from "#db/queries/outbox.server.ts"
import type { Task } from "#db/queries/outbox.server.ts"
import { makeClaims } from "./claims.server.ts"
import type { Claims } from "./claims.server.ts"
import { runClockwork } from "./clockwork.server.ts"
import { handle, letterlessKinds } from "./handlers.server.ts"
import type { Carriers } from "./handlers.server.ts"
import { postHere } from "./post.server.ts"
import type { Post } from "./post.server.ts"

/** So many portions are sent before the clock has its next turn, however many letters wait. */
const portionsInTurn = 16
const longestRestMs = 500
const momentMs = 2

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
  /** Who writes letters and hands them over; by default this thread, to the transport. */
  readonly post?: Post
  /** Told of what went wrong outside a task: the worker goes on after it. */
  readonly report?: (fault: unknown) => void
}

/** Makes a worker. Several may run on one database: each task and each transition is done by one of them. */
export function makeWorker(
  house: House,
  transport: Transport,
  { pollMs = 1000, isAlone = false, report = () => undefined, ...given }: Options = {},
): Worker {
  const post = given.post ?? postHere(house, transport)
  const carriers = { post, transport }
  let stopping = false
  const claims = makeClaims(house, isAlone)
  let running: Promise<void> | undefined
  const pause = makePause(pollMs)

  async function runDue(): Promise<void> {
    do {
      if (!(await mayWrite(house))) return
      await runClockwork(house)
      for (let portion = 0; portion < portionsInTurn && (await isDue(house)); portion += 1) {
        const tasks = await claims.take(kindsNow(house))
        const from = performance.now()
        await allDone(tasks.map((task) => work(house, carriers, claims, task)))
        if (stopping) return
        await giveWay(performance.now() - from)
      }
    } while (await isDue(house))
  }

  async function loop(): Promise<void> {
    while (!stopping) {
      await recover(house, claims)
        .then(runDue)
        .catch((fault: unknown) => {
          claims.doubt()
          report(fault)
        })
      await rest()
    }
  }

  function rest(): Promise<void> {
    return stopping ? Promise.resolve() : pause.wait()
  }

  return {
    start: () => {
      running ??= loop()
    },
    stop: async () => {
      stopping = true
      pause.end()
      await running
      post.close()
      transport.close()
    },
    wake: () => pause.end(),
    runDue,
  }
}

/** A rest that can be ended from outside. */
function makePause(ms: number) {
  let end: () => void = () => undefined
  return {
    wait: () =>
      new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms)
        end = () => {
          clearTimeout(timer)
          resolve()
        }
      }),
    end: () => end(),
  }
}

/**
 * People at the door come before letters: these wait until this process had a moment's rest, or for twice as long as the
 * last ones took.
 */
async function giveWay(tookMs: number): Promise<void> {
  const until = performance.now() + Math.min(2 * tookMs, longestRestMs)
  let rest: ReturnType<typeof performance.eventLoopUtilization>
  do {
    const before = performance.eventLoopUtilization()
    await sleep(momentMs)
    rest = performance.eventLoopUtilization(before)
  } while (rest.utilization > 0.9 && performance.now() < until)
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

async function work(house: House, carriers: Carriers, claims: Claims, task: Task): Promise<void> {
  const failure = await handle(house, carriers, task).then(
    () => undefined,
    (fault: unknown) => ({ fault }),
  )
  await claims.note(task, failure)
}

/** Whoever may not write now keeps its claims and its notes for later. */
async function recover(house: House, claims: Claims): Promise<void> {
  if (claims.areInDoubt() && (await mayWrite(house))) await claims.recover()
}
