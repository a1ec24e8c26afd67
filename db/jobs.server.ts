import { CompiledQuery } from "kysely"
import type { Outcome } from "#app/lib/outcome.ts"
import { isPassing } from "#db/attempt.server.ts"
import { itemsOf } from "#db/keeper.server.ts"
import { writesNoted } from "#db/reading.server.ts"
import type { Trx } from "#db/schema.ts"
import { isStorageFault } from "#db/storage-fault.server.ts"

/** What the queue runs: it refuses by value and throws only when the program is broken. */
export type Job<Result extends Outcome<unknown>> = (trx: Trx) => Promise<Result>

/** How a job came out. */
export type Settled = { outcome: Outcome<unknown> } | { fault: unknown }

/** Runs one job of a batch in the batch's transaction. */
export type RunJob = (trx: Trx, run: Job<Outcome<unknown>>) => Promise<Settled>

/** A job of the batch wrote something and then did not want it, and has no savepoint. */
export class ToBeUndone extends Error {
  override readonly name = "ToBeUndone"
}

/** @throws ToBeUndone where what the job wrote must not stand */
export async function runPlainly(trx: Trx, run: Job<Outcome<unknown>>): Promise<Settled> {
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

/** Runs a job so that what it wrote can be undone alone. */
export async function runInSavepoint(trx: Trx, run: Job<Outcome<unknown>>): Promise<Settled> {
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
    // Rows that earlier jobs locked stay locked after a savepoint: only a new batch ends the deadlock. After a fault of
    // the disk SQLite has ended the transaction: what came now would be one of its own.
    if (isPassing(fault) || isStorageFault(fault)) throw fault
    return { fault }
  }
}

function isAccepted(settled: Settled): boolean {
  return "outcome" in settled && settled.outcome.ok
}

/** A fault as an error, whatever was thrown. */
export function asError(fault: unknown): Error {
  return fault instanceof Error ? fault : new Error("a job threw something else", { cause: fault })
}
