import { sql } from "kysely"
import type { Outcome } from "#app/lib/outcome.ts"
import { FateUnknown, inTransaction, isPassing, patiently } from "#db/attempt.server.ts"
import { closed, collectionFor, itemsOf } from "#db/keeper.server.ts"
import type { Keeper } from "#db/keeper.server.ts"
import type { Changes, Subject } from "#db/changes.server.ts"
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
const fiveSeconds = 5_000

/**
 * The only way to write. Jobs that wait are run in ONE transaction, then all are answered: a sync of
 * the disk is paid once a batch. Each job has a savepoint: a refusal or a throw undoes that job alone.
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
    const settled: Settled[] = []
    try {
      const { touched, afterwards } = await patiently(this.settings.patience ?? fiveSeconds, () =>
        inTransaction(this.writer, async (trx) => {
          settled.length = 0
          const collection = collectionFor(trx, this.keeper)
          for (const waiting of batch) settled.push(await runInSavepoint(trx, waiting.run))
          const afterwards = await closed(trx, collection)
          const touched = touchedIn(trx)
          if (touched.length > 0) await this.settings.announce?.(trx, touched)
          return { touched, afterwards }
        }),
      )
      this.settings.changes?.note(touched)
      await afterwards?.()
    } catch (fault) {
      if (fault instanceof FateUnknown) this.settings.changes?.note("all")
      for (const waiting of batch) waiting.settle({ fault })
      return
    }
    batch.forEach((waiting, index) => {
      waiting.settle(settled[index] ?? { fault: new Error("a job of the batch was not run") })
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

async function runInSavepoint(trx: Trx, run: Job<Outcome<unknown>>): Promise<Settled> {
  await sql`savepoint job`.execute(trx)
  const items = itemsOf(trx)
  const collected = items.length
  let settled: Settled
  try {
    settled = { outcome: await run(trx) }
  } catch (fault) {
    // Rows that earlier jobs locked stay locked after a savepoint: only a new batch ends the deadlock.
    if (isPassing(fault)) throw fault
    settled = { fault }
  }
  if (!("outcome" in settled) || !settled.outcome.ok) {
    items.length = collected
    await sql`rollback to savepoint job`.execute(trx)
  }
  await sql`release savepoint job`.execute(trx)
  return settled
}

function asError(fault: unknown): Error {
  return fault instanceof Error ? fault : new Error("a job threw something else", { cause: fault })
}
