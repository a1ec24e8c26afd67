import type { House } from "#app/context.server.ts"
import { accept } from "#app/lib/outcome.ts"
import { commit } from "#db/commit.server.ts"
import { deleteOldRates } from "#db/queries/rate-counts.server.ts"

/** Forgets who asked how often, once it counts no more: on PostgreSQL, where the nodes count together. */
export async function forgetRates({ db }: Pick<House, "db">): Promise<void> {
  if (db.engine === "sqlite") return
  await commit(db, async (trx) => {
    await deleteOldRates(trx)
    return accept(undefined)
  })
}
