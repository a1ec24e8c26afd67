import { isFrozen } from "./frozen.ts"
import { refuse } from "#app/lib/outcome.ts"
import type { Instant } from "#app/lib/instant.ts"
import { todayAt } from "#app/lib/zone.ts"
import { listMandates } from "#db/queries/mandates.server.ts"
import type { Reader } from "#db/schema.ts"

/** Refuses what a deputy says of the record after the last seat was left: `profile-frozen`. */
export async function refuseFrozen(db: Reader, personId: number, now: Instant) {
  const mandates = await listMandates(db, { personIds: [personId] }, "kk")
  return isFrozen(mandates, todayAt(now)) ? refuse("profile-frozen") : undefined
}
