import { noteDestroyed } from "./destruction.server.ts"
import type { House } from "#app/context.server.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept } from "#app/lib/outcome.ts"
import { commit } from "#db/commit.server.ts"
import { expireRequests, hasExpired } from "#db/queries/signature-endings.server.ts"

/** A transaction of this many rows holds up nobody who signs. */
const mostAtOnce = 500

/**
 * Ends the requests whose link nobody followed and destroys what they said, key and tags with it: who
 * gave another's address leaves nothing of that person behind.
 */
export async function expireSignatures({ db }: Pick<House, "db">, now: Instant): Promise<void> {
  while (await hasExpired(db.read, now)) {
    await commit(db, async (trx) => {
      await noteDestroyed(trx, await expireRequests(trx, now, mostAtOnce), now)
      return accept(undefined)
    })
  }
}
