import { z } from "zod"
import type { Undoing } from "#app/domain/import/undoing.server.ts"
import type { ImportChange } from "#db/queries/import-changes.server.ts"
import { deleteRollEntriesOf, restoreRollEntry } from "#db/queries/roll-entries.server.ts"

const Entry = z.object({
  matchTag: z.hex(),
  areaId: z.int(),
  votesFromSealed: z.hex().nullable(),
  importRunId: z.int(),
})

/**
 * Takes the entries of a roll away that a run made, and gives those back their tags that it changed. An entry
 * that a newer roll of the same source changed since stays as it is. Nothing is said but how many.
 */
export async function takeRollBack(undoing: Undoing): Promise<void> {
  const { trx, order, changes } = undoing
  const changed = changes.filter(({ part }) => part === "roll")
  for (const change of changed) {
    undoing.restore("roll", await restoreRollEntry(trx, order.runId, entryBefore(change)))
  }
  undoing.take("roll", await deleteRollEntriesOf(trx, order.runId))
}

function entryBefore({ id, before }: ImportChange) {
  const { matchTag, areaId, votesFromSealed, importRunId } = Entry.parse(JSON.parse(before))
  return {
    id,
    matchTag: Buffer.from(matchTag, "hex"),
    areaId,
    votesFromSealed: votesFromSealed === null ? null : Buffer.from(votesFromSealed, "hex"),
    importRunId,
  }
}
