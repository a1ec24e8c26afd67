import type { Instant } from "#app/lib/instant.ts"
import { accept } from "#app/lib/outcome.ts"
import { commit } from "#db/commit.server.ts"
import type { Db } from "#db/connection.server.ts"
import {
  endExpiredInvitations,
  hasExpiredInvitations,
} from "#db/queries/invitation-endings.server.ts"

/** Ends the invitations that have run out and forgets whom they were for, where there are any. For the worker. */
export async function forgetExpiredInvitations(
  { db }: { readonly db: Db },
  now: Instant,
): Promise<void> {
  if (!(await hasExpiredInvitations(db.read, now))) return
  await commit(db, async (trx) => {
    await endExpiredInvitations(trx, now)
    return accept(undefined)
  })
}
