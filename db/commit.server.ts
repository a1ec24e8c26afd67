import type { Outcome } from "#app/lib/outcome.ts"
import { secondSteps, Spread } from "#app/lib/spread.ts"
import { CannotStore, FateUnknown, inTransaction, patiently } from "#db/attempt.server.ts"
import { untilNoMoreCome } from "#db/gathering.server.ts"
import { closed, collectionFor } from "#db/keeper.server.ts"
import type { Keeper } from "#db/keeper.server.ts"
import type { Changes, Subject } from "#db/changes.server.ts"
import { asError, runInSavepoint, runPlainly, ToBeUndone } from "#db/jobs.server.ts"
import type { Job, RunJob, Settled } from "#db/jobs.server.ts"
import { Mending } from "#db/mending.server.ts"
import type { Reader, Trx } from "#db/schema.ts"
import { isStorageFault } from "#db/storage-fault.server.ts"
import { touchedIn } from "#db/touch.server.ts"

export { CannotStore, FateUnknown, Overloaded } from "#db/attempt.server.ts"
export type { Job } from "#db/jobs.server.ts"
export { touch, touchAll } from "#db/touch.server.ts"

interface Waiting {
  run: Job<Outcome<unknown>>
  order: number
  /** When it was handed over, in milliseconds of `performance.now()`. */
  since: number
  settle(result: Settled): void
}

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
  /** How many jobs shared a batch. */
  readonly sizes = new Spread([1, 2, 4, 8, 16, 32, 64, 128, 256, 512])
  /** For how many seconds a job waited for its answer, from when it was handed over. */
  readonly waits = new Spread(secondSteps)
  /** Closes the batches. Set once, when the log is opened. */
  keeper: Keeper | undefined
  /** Told when nothing can be stored any more. What it gives is called when something can be again. */
  onBroken: () => () => void = () => () => undefined
  private readonly mending = new Mending(
    () => this.mend(),
    () => this.onBroken(),
  )

  /**
   * @param settings.changes is told what each batch changed of what the public sees
   * @param settings.announce tells other nodes, as the last thing in the batch's transaction
   * @param settings.reopen opens the writer anew and writes to its disk; throws where it cannot
   * @param settings.patience milliseconds for which a batch is tried again while others hold its locks
   */
  constructor(
    private readonly writer: Reader,
    private readonly settings: {
      readonly changes?: Changes
      readonly announce?: (trx: Trx, subjects: readonly Subject[]) => Promise<void>
      readonly reopen?: () => Promise<void>
      readonly patience?: number
    } = {},
  ) {}

  /** @throws CannotStore while the disk does not take what is written */
  submit<Result extends Outcome<unknown>>(run: Job<Result>, order = 0): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.waiting.push({
        run,
        order,
        since: performance.now(),
        settle: (result) => {
          if ("fault" in result) reject(asError(result.fault))
          else resolve(result.outcome as Result)
        },
      })
      this.running ??= this.drain()
    })
  }

  /** How many jobs wait that are in no batch yet. */
  get depth(): number {
    return this.waiting.length
  }

  /** Resolves when nothing waits any more. */
  async idle(): Promise<void> {
    while (this.running) await this.running
  }

  /** Resolves when nothing waits any more and nothing is mended: the connection may be closed. */
  async stop(): Promise<void> {
    await this.idle()
    await this.mending.stop()
  }

  private async drain(): Promise<void> {
    while (this.waiting.length > 0) {
      await untilNoMoreCome(() => this.waiting.length)
      await this.runBatch(this.nextBatch())
    }
    this.running = undefined
  }

  private nextBatch(): Waiting[] {
    return this.waiting.splice(0, mostInBatch).sort((one, other) => one.order - other.order)
  }

  private async runBatch(batch: Waiting[]): Promise<void> {
    await this.settle(batch)
    const now = performance.now()
    this.sizes.add(batch.length)
    for (const { since } of batch) this.waits.add((now - since) / 1000)
  }

  private async settle(batch: Waiting[]): Promise<void> {
    let settled: Settled[] = []
    try {
      settled = await this.store(batch)
    } catch (fault) {
      if (fault instanceof FateUnknown) this.settings.changes?.note("all")
      const told = this.mendAfter(fault)
      for (const waiting of batch) waiting.settle({ fault: told })
      return
    }
    batch.forEach((waiting, index) => {
      waiting.settle(settled[index] ?? { fault: new Error("a job of the batch was not run") })
    })
  }

  private async store(batch: Waiting[]): Promise<Settled[]> {
    if (this.mending.isUnderWay) throw new CannotStore("the disk does not take what is written")
    const done = await patiently(this.settings.patience ?? fiveSeconds, () =>
      this.transact(batch, runPlainly).catch((fault: unknown) => {
        if (fault instanceof ToBeUndone) return this.transact(batch, runInSavepoint)
        throw fault
      }),
    )
    this.settings.changes?.note(done.touched)
    await done.afterwards?.().catch((fault: unknown) => {
      // It stands, and nobody may be told so. Whoever asks again is told what became of it.
      throw new FateUnknown("what follows a commit failed", { cause: fault })
    })
    return done.settled
  }

  /** Nothing is written to a disk that failed before it was looked at. Gives the fault as askers are told it. */
  private mendAfter(fault: unknown): unknown {
    const isOfDisk = isStorageFault(fault)
    const cause = fault instanceof FateUnknown ? fault.cause : undefined
    if (isOfDisk || isStorageFault(cause)) this.mending.begin()
    return isOfDisk
      ? new CannotStore("the disk did not take what was written", { cause: fault })
      : fault
  }

  private async mend(): Promise<void> {
    await this.settings.reopen?.()
    await this.keeper?.recover?.()
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
