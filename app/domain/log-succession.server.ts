import { successionOf } from "./log-succession.ts"
import type { Succession } from "./log-succession.ts"
import { listLogSizes } from "#db/queries/log-keys.server.ts"
import { listLeaves } from "#db/queries/log-leaves.server.ts"
import { findCheckpointOver } from "#db/queries/log.server.ts"
import type { Reader } from "#db/schema.ts"

/** Each time that the log was begun anew, the latest first: how much of the one before was lost. Mostly none. */
export async function listSuccessions(db: Reader): Promise<Succession[]> {
  const later = (await listLogSizes(db)).filter(({ epoch }) => epoch > 1)
  const found: Succession[] = []
  for (const { epoch, origin } of later) {
    const [first] = await listLeaves(db, epoch, 0, 1)
    const checkpoint = await findCheckpointOver(db, epoch, 0)
    const succession =
      first && checkpoint && successionOf({ origin, leaf: first.bytes, firstSize: checkpoint.size })
    if (succession) found.push(succession)
  }
  return found
}
