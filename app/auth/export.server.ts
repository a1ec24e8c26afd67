import type { SignedIn } from "#app/context.server.ts"
import type { Instant } from "#app/lib/instant.ts"
import { findAccountAddress } from "#db/queries/account-address.server.ts"
import { getOwnDeeds, getOwnProfile, getOwnWorks } from "#db/queries/account-export.server.ts"
import { getOwnWords } from "#db/queries/own-words.server.ts"
import type { AccountHouse } from "./accounts.server.ts"

/** Everything that is held on one's own account, but for what would let a reader of the file sign in. */
export async function exportAccount(
  { db, keys }: AccountHouse,
  { id }: Pick<SignedIn, "id">,
  now: Instant,
) {
  const { profile, sessions, secondStep } = await getOwnProfile(db.read, id)
  const address = await findAccountAddress(db.read, keys, id)
  return {
    exportedAt: now,
    account: { ...profile, email: address?.email ?? null },
    sessions,
    secondStep,
    ...(await getOwnWorks(db.read, id)),
    ...(await getOwnWords(db.read, id)),
    ...(await getOwnDeeds(db.read, id)),
  }
}
