import { addressKept, confirmableSince } from "./evidence-offer.ts"
import { later } from "#app/lib/instant.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept } from "#app/lib/outcome.ts"
import { commit } from "#db/commit.server.ts"
import type { Db } from "#db/connection.server.ts"
import { deleteKeptFile } from "#db/queries/kept-files.server.ts"
import {
  deleteOffer,
  forgetSender,
  listAnsweredOffers,
  listUnconfirmedOffers,
} from "#db/queries/waiting-offers.server.ts"

/**
 * Destroys what nobody confirmed, and a month after the answer the address of who offered it, with what was
 * refused. Reads first: an idle worker writes nothing.
 *
 * @returns the hashes of files that no row names any more: their bytes are to be thrown away
 */
export async function forgetOffers(
  { db }: { readonly db: Db },
  now: Instant,
): Promise<readonly Buffer[]> {
  const stale = confirmableSince(now)
  const answered = later(now, -addressKept)
  const some = await Promise.all([
    listUnconfirmedOffers(db.read, stale),
    listAnsweredOffers(db.read, answered),
  ])
  if (some.every((rows) => rows.length === 0)) return []
  const outcome = await commit(db, async (trx) => {
    const files: number[] = []
    for (const { id, file_id } of await listUnconfirmedOffers(trx, stale)) {
      await deleteOffer(trx, id)
      files.push(...(file_id === null ? [] : [file_id]))
    }
    for (const { id, file_id, decision } of await listAnsweredOffers(trx, answered)) {
      const isRefused = decision === "refused"
      await forgetSender(trx, id, isRefused)
      files.push(...(isRefused && file_id !== null ? [file_id] : []))
    }
    const orphans: Buffer[] = []
    for (const id of files) orphans.push(...(await deleteKeptFile(trx, id)))
    return accept(orphans)
  })
  return outcome.value
}
