import { dayIn } from "#app/lib/instant.ts"
import type { Instant } from "#app/lib/instant.ts"
import { homeZone } from "#app/lib/zone.ts"
import { touchAll } from "#db/commit.server.ts"
import { movePublishedCount, sumCounts } from "#db/queries/published-counts.server.ts"
import type { LogStretch } from "#db/queries/published-counts.server.ts"
import { noteDay } from "#db/queries/petition-days.server.ts"
import type { Trx } from "#db/schema.ts"

/**
 * Moves the public number of each petition by the leaves that become public, in the transaction that makes
 * them so, and notes it as the number of that day: what a page says is at every instant what a replay of the public
 * log gives.
 *
 * @param stretch the leaves that become public with it
 */
export async function publishCounts(trx: Trx, stretch: LogStretch, at: Instant): Promise<void> {
  const moves = (await sumCounts(trx, stretch)).filter(({ moved }) => moved !== 0)
  for (const { petitionId, moved } of moves) await movePublishedCount(trx, petitionId, moved, at)
  const day = dayIn(homeZone, at)
  for (const { petitionId } of moves) await noteDay(trx, petitionId, day)
  const ids = moves.map(({ petitionId }) => petitionId)
  await touchAll(trx, "petition", ids, at)
}
