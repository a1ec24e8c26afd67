import type { Finding } from "./log-finding.ts"
import { equalBytes } from "#app/log/bytes.ts"
import { findCheckpoint } from "#db/queries/log.server.ts"
import type { StoredHead } from "#db/queries/log.server.ts"
import type { Trx } from "#db/schema.ts"

/** How far a process knows a log to have come. */
export interface Seen {
  readonly epoch: number
  readonly size: number
  readonly root: Uint8Array | undefined
}

/**
 * What a process saw last must still be there: where the log is longer now, another node went on from it, and
 * not from an older copy of the database. @returns what is wrong, or undefined
 */
export async function faultOfStep(
  trx: Trx,
  { epoch, size, root }: Seen,
  held: StoredHead,
): Promise<Finding | undefined> {
  if (held.epoch !== epoch || held.size < size) {
    const found = `This process signed ${String(size)} leaves, the database holds ${String(held.size)}.`
    return { fault: "rolled-back", found }
  }
  if (held.size === size) return undefined
  const then = await findCheckpoint(trx, epoch, size)
  if (then && root && equalBytes(then.root, root)) return undefined
  const found = `Of the first ${String(size)} leaves this process saw another root than the database has.`
  return { fault: "forked", found }
}
