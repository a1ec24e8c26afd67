import { CompiledQuery } from "kysely"
import type { Outcome } from "#app/lib/outcome.ts"
import { FateUnknown, inTransaction, isPassing, patiently } from "#db/attempt.server.ts"
import { closed, collectionFor, itemsOf } from "#db/keeper.server.ts"
import type { Keeper } from "#db/keeper.server.ts"
import type { Changes, Subject } from "#db/changes.server.ts"
import { writesNoted } from "#db/reading.server.ts"
import type { Reader, Trx } from "#db/schema.ts"
import { touchedIn } from "#db/touch.server.ts"

export { FateUnknown, Overloaded } from "#db/attempt.server.ts"
export { touch, touchAll } from "#db/touch.server.ts"

/** What the queue runs: it refuses by value and throws only when the program is broken. */
export type Job<Result extends Outcome<unknown>> = (trx: Trx) => Promise<Result>

interface Waiting {
  run: Job<Outcome<unknown>>
  order: number
  settle(result: Settled): void
}

type Settled = { outcome: Outcome<unknown> } | { fault: unknown }

const mostInBatch = 512
/** SQLite answers at once: without a pause nobody would be heard, or read a page, while a batch is run. */
const longestStretchMs = 5
const fiveSeconds = 5_000

/**
 * The only way to write. Jobs that wait are run in ONE transaction, then all are answered: a sync of
 * the disk is paid once a batch. A refusal or a throw undoes that job alone: where one has written something
 * before, the batch is begun anew with a savepoint for each job. Most refuse before they write, so that few
 * batches pay for savepoints; a job may therefore be run more than once.
 */
export class CommitQueue {
  private waiting: Waiting[] = []
  private running: Promise<void> | undefined
  /** Closes the batches. Set once, when the log is opened. */
  keeper: Keeper | undefined

  /**
   * @param settings.changes is told what each batch changed of what the public sees
   * @param settings.announce tells other nodes, as the last thing in the batch's transaction
   * @param settings.patience milliseconds for which a batch is tried again while others hold its locks
   */
  constructor(
    private readonly writer: Reader,
    private readonly settings: {
      readonly changes?: Changes
      readonly announce?: (trx: Trx, subjects: readonly Subject[]) => Promise<void>
      readonly patience?: number
    } = {},
  ) {}

  submit<Result extends Outcome<unknown>>(run: Job<Result>, order = 0): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.waiting.push({
        run,
        order,
        settle: (result) => {
          if ("fault" in result) reject(asError(result.fault))
          else resolve(result.outcome as Result)
        },
      })
      this.running ??= this.drain()
    })
  }

  /** Resolves when nothing waits any more. */
  async idle(): Promise<void> {
    while (this.running) await this.running
  }

  private async drain(): Promise<void> {
    // Requests read in the same turn of the event loop share the batch.
    await new Promise((resolve) => setImmediate(resolve))
    while (this.waiting.length > 0) await this.runBatch(this.nextBatch())
    this.running = undefined
  }

  private nextBatch(): Waiting[] {
    return this.waiting.splice(0, mostInBatch).sort((one, other) => one.order - other.order)
  }

  private async runBatch(batch: Waiting[]): Promise<void> {
    let settled: Settled[] = []
    try {
      const done = await patiently(this.settings.patience ?? fiveSeconds, () =>
        this.transact(batch, runPlainly).catch((fault: unknown) => {
          if (fault instanceof ToBeUndone) return this.transact(batch, runInSavepoint)
          throw fault
        }),
      )
      settled = done.settled
      this.settings.changes?.note(done.touched)
      await done.afterwards?.()
    } catch (fault) {
      if (fault instanceof FateUnknown) this.settings.changes?.note("all")
      for (const waiting of batch) waiting.settle({ fault })
      return
    }
    batch.forEach((waiting, index) => {
      waiting.settle(settled[index] ?? { fault: new Error("a job of the batch was not run") })
    })
  }

  private transact(batch: readonly Waiting[], runJob: RunJob) {
    return inTransaction(this.writer, async (trx) => {
      const settled: Settled[] = []
      const collection = collectionFor(trx, this.keeper)
      let since = performance.now()
      for (const waiting of batch) {
        settled.push(await runJob(trx, waiting.run))
        if (performance.now() < since + longestStretchMs) continue
        await new Promise((resolve) => setImmediate(resolve))
        since = performance.now()
      }
      const afterwards = await closed(trx, collection)
      const touched = touchedIn(trx)
      if (touched.length > 0) await this.settings.announce?.(trx, touched)
      return { settled, touched, afterwards }
    })
  }
}

type RunJob = (trx: Trx, run: Job<Outcome<unknown>>) => Promise<Settled>

/** A job of the batch wrote something and then did not want it, and has no savepoint. */
class ToBeUndone extends Error {
  override readonly name = "ToBeUndone"
}

/**
 * Hands a job to the queue: all its writes are committed with its acceptance, or none.
 *
 * @param order of jobs that share a batch, the lower one is run first: where many lock one row each, its key, so
 *   that the batches of several nodes wait for one another in one order, and never in a ring
 */
export function commit<Result extends Outcome<unknown>>(
  db: { readonly queue: CommitQueue },
  job: Job<Result>,
  order?: number,
): Promise<Result> {
  return db.queue.submit(job, order)
}

/** @throws ToBeUndone where what the job wrote must not stand */
async function runPlainly(trx: Trx, run: Job<Outcome<unknown>>): Promise<Settled> {
  const writtenBefore = writesNoted()
  const items = itemsOf(trx)
  const collected = items.length
  const settled = await settledBy(trx, run)
  if (isAccepted(settled)) return settled
  // A statement that failed has ended PostgreSQL's transaction, whatever it was.
  if ("fault" in settled || writesNoted() !== writtenBefore) throw new ToBeUndone()
  items.length = collected
  return settled
}

async function runInSavepoint(trx: Trx, run: Job<Outcome<unknown>>): Promise<Settled> {
  await trx.executeQuery(savepoint)
  const items = itemsOf(trx)
  const collected = items.length
  const settled = await settledBy(trx, run)
  if (!isAccepted(settled)) {
    items.length = collected
    await trx.executeQuery(rollback)
  }
  await trx.executeQuery(release)
  return settled
}

const savepoint = CompiledQuery.raw("savepoint job")
const rollback = CompiledQuery.raw("rollback to savepoint job")
const release = CompiledQuery.raw("release savepoint job")

async function settledBy(trx: Trx, run: Job<Outcome<unknown>>): Promise<Settled> {
  try {
    return { outcome: await run(trx) }
  } catch (fault) {
    // Rows that earlier jobs locked stay locked after a savepoint: only a new batch ends the deadlock.
    if (isPassing(fault)) throw fault
    return { fault }
  }
}

function isAccepted(settled: Settled): boolean {
  return "outcome" in settled && settled.outcome.ok
}

function asError(fault: unknown): Error {
  return fault instanceof Error ? fault : new Error("a job threw something else", { cause: fault })
}
