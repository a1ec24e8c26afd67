import { setTimeout as sleep } from "node:timers/promises"
import { outdatedPlan } from "#db/plans.server.ts"
import type { Reader, Trx } from "#db/schema.ts"
import { isStorageFault } from "#db/storage-fault.server.ts"

/** Thrown when the locks were not had, or the database not reached, in time: nothing was written; answered by 503. */
export class Overloaded extends Error {
  override readonly name: string = "Overloaded"
}

/**
 * Thrown when the line to the database broke while it was asked to commit, or the disk failed at that: it may have
 * done so or not. Whoever asked is told that, and asks again; what is done twice must come out as done once.
 */
export class FateUnknown extends Overloaded {
  override readonly name = "FateUnknown"
}

/** Thrown while the disk is full or does not obey: nothing was written, and nothing is until it does. */
export class CannotStore extends Overloaded {
  override readonly name = "CannotStore"
}

/** Runs a transaction. @throws FateUnknown where nobody can say whether it stands */
export async function inTransaction<Value>(
  writer: Reader,
  run: (trx: Trx) => Promise<Value>,
): Promise<Value> {
  const job = { isDone: false }
  try {
    return await writer.transaction().execute(async (trx) => {
      const value = await run(trx)
      job.isDone = true
      return value
    })
  } catch (fault) {
    if (!job.isDone || !(isUnreachable(fault) || isStorageFault(fault))) throw fault
    throw new FateUnknown("the line or the disk broke during a commit", { cause: fault })
  }
}

/**
 * Tries again, with a pause of random length, what certainly left nothing behind: while another process is in
 * the way, or the database cannot be reached.
 * @param patience milliseconds
 * @throws Overloaded when patience ends
 */
export async function patiently<Value>(
  patience: number,
  attempt: () => Promise<Value>,
): Promise<Value> {
  const deadline = performance.now() + patience
  for (;;) {
    try {
      return await attempt()
    } catch (fault) {
      if (!isPassing(fault)) throw fault
      if (performance.now() > deadline)
        throw new Overloaded("the database stayed locked", { cause: fault })
      await sleep((isUnreachable(fault) ? 100 : 2) + Math.random() * 20)
    }
  }
}

/** Tells whether a transaction was undone by what may be over in a moment. */
export function isPassing(fault: unknown): boolean {
  return isContended(fault) || isUnreachable(fault)
}

/**
 * A deadlock ended at our cost, an order of transactions that cannot be, a lock that was not had in time; a kept plan
 * of a table that a migration gave another form.
 */
const contended = ["40P01", "40001", "55P03", outdatedPlan]

/** Another process holds SQLite's write lock, or PostgreSQL undid the transaction for the sake of others. */
function isContended(fault: unknown): boolean {
  const code = codeOf(fault)
  return contended.includes(code) || code.startsWith("SQLITE_BUSY")
}

const lines = /^(ECONN(REFUSED|RESET|ABORTED)|EPIPE|ETIMEDOUT|E(HOST|NET)UNREACH|EAI_AGAIN)$/
/**
 * Connection exceptions; the server stops, crashed or begins; it has no place for one more, or no disk; it is no longer
 * the one that writes.
 */
const states = /^(08...|57P0[123]|53[13]00|58030|25006)$/
/** What `pg` says without a code. */
const words =
  /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect|Query read timeout|Client was closed)/

/** Tells whether PostgreSQL could not be reached, or the line to it broke. */
export function isUnreachable(fault: unknown): fault is Error {
  if (!(fault instanceof Error)) return false
  const code = codeOf(fault)
  return code === "" ? words.test(fault.message) : lines.test(code) || states.test(code)
}

function codeOf(fault: unknown): string {
  return fault instanceof Error && "code" in fault ? String(fault.code) : ""
}
