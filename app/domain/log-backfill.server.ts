import { logStep } from "./petition-leaf.server.ts"
import { finalStates } from "./petition-state.ts"
import { logSignature } from "./signature-leaf.server.ts"
import type { House } from "#app/context.server.ts"
import { accept } from "#app/lib/outcome.ts"
import { commit } from "#db/commit.server.ts"
import { listUnloggedPetitions, listUnloggedSignatures } from "#db/queries/unlogged.server.ts"
import { lockPetition } from "#db/queries/petitions.server.ts"
import type { Trx } from "#db/schema.ts"

type LoggingHouse = Pick<House, "db" | "keys" | "ruleSets">

/**
 * Says into the log what was there before it: the opening, every counted signature and the end of each
 * petition that the log does not know. Once, at the start of a site whose database is older than its log.
 * Run again, or by two processes at once, it says nothing twice.
 * @throws LogClosed where the log is not gone on with
 */
export async function logWhatWas(house: LoggingHouse): Promise<void> {
  for (const id of await listUnloggedPetitions(house.db.read)) {
    await commit(house.db, async (trx) => {
      await logPetition(house, trx, id)
      return accept(undefined)
    })
  }
}

async function logPetition(house: LoggingHouse, trx: Trx, id: number): Promise<void> {
  const petition = await lockPetition(trx, house.db.engine, id)
  const { state, openedAt, closedAt } = petition
  // Another process may have been here while this one waited for the lock.
  if (openedAt === null || !(await listUnloggedPetitions(trx)).includes(id)) return
  await logStep(house, trx, petition, { from: "draft", to: "open", at: openedAt })
  for (const { id: signatureId, confirmedAt } of await listUnloggedSignatures(trx, id)) {
    await logSignature(house, trx, { petition, signatureId }, confirmedAt ?? openedAt)
  }
  if (!finalStates.includes(state)) return
  await logStep(house, trx, petition, { from: "open", to: state, at: closedAt ?? openedAt })
}
