import type { PublicId } from "#app/domain/public-id.ts"
import { accept } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { commit } from "#db/commit.server.ts"
import { deleteSessionsBeside } from "#db/queries/session-proofs.server.ts"
import { deleteSessionNamed } from "#db/queries/sessions.server.ts"
import type { AccountHouse } from "./accounts.server.ts"

/** Ends one session of an account; of a session that is another's, or has ended, nothing comes. */
export function endSessionNamed(
  { db }: Pick<AccountHouse, "db">,
  accountId: number,
  publicId: PublicId,
): Promise<Outcome<undefined>> {
  return commit(db, async (trx) => {
    await deleteSessionNamed(trx, accountId, publicId)
    return accept(undefined)
  })
}

/** Ends every session of an account but the one at hand. */
export function endOtherSessions(
  { db }: Pick<AccountHouse, "db">,
  accountId: number,
  keptHash: Buffer,
): Promise<Outcome<undefined>> {
  return commit(db, async (trx) => {
    await deleteSessionsBeside(trx, accountId, keptHash)
    return accept(undefined)
  })
}
