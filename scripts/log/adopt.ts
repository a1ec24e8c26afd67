import type { House } from "#app/context.server.ts"
import { findHead, findNewestCheckpoint } from "#db/queries/log.server.ts"
import { logWarning } from "#scripts/log/warning.ts"
import { Stop } from "#scripts/user/stop.ts"

/**
 * Begins a record that is empty with the last checkpoint of the database.
 * @throws Stop where the record is not empty, or the log has another fault too
 */
export async function adoptLog({ db, log }: Pick<House, "db" | "log">): Promise<string> {
  const state = await log.start()
  if (state.name !== "closed")
    throw new Stop("The record goes with the log: there is nothing to adopt.")
  const head = await findHead(db.read)
  const last = head && (await findNewestCheckpoint(db.read, head.epoch))
  if (state.fault !== "record-missing" || !last) throw new Stop(logWarning(state))
  await log.record.append(last)
  const after = await log.start()
  if (after.name === "closed") throw new Stop(logWarning(after))
  return `The record begins with the checkpoint over ${String(last.size)} leaves.`
}
