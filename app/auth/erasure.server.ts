import type { SignedIn } from "#app/context.server.ts"
import { decideErasure } from "#app/domain/account.ts"
import type { ErasureRefusal } from "#app/domain/account.ts"
import { audited } from "#app/domain/audit.server.ts"
import { liveStates } from "#app/domain/petition-state.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { newKey } from "#app/lib/seal.server.ts"
import { todayAt } from "#app/lib/zone.ts"
import { findAccountAddress } from "#db/queries/account-address.server.ts"
import {
  countOthers,
  countPeopleLed,
  countPetitionsIn,
  eraseAccountRow,
} from "#db/queries/account-erasure.server.ts"
import { findHoldOn } from "#db/queries/legal-holds.server.ts"
import { enqueue } from "#db/queries/outbox.server.ts"
import type { AccountHouse } from "./accounts.server.ts"

/**
 * Erases one's own account for good. What was public stays, under no name. A task is left behind that
 * clears what the database's log and the letter carrier still hold of the address.
 */
export async function eraseAccount(
  house: AccountHouse,
  actor: SignedIn,
  now: Instant,
): Promise<Outcome<undefined, ErasureRefusal>> {
  const { db, keys } = house
  const { id, publicId, role } = actor
  const attempt = { deed: "account.erase", subjectKind: "account", subject: publicId } as const
  return audited(
    house,
    attempt,
    actor,
    now,
    async (trx): Promise<Outcome<undefined, ErasureRefusal>> => {
      const decision = decideErasure({
        role,
        livePetitions: await countPetitionsIn(trx, id, liveStates),
        otherOperators: role === "operator" ? await countOthers(trx, db.engine, role, id) : 0,
        peopleLed: await countPeopleLed(trx, id),
        heldUntil: (await findHoldOn(trx, "account", publicId, todayAt(now)))?.endsOn ?? null,
      })
      if (!decision.ok) return decision
      const address = await findAccountAddress(trx, keys, id)
      await eraseAccountRow(trx, id, { emailTag: newKey(), at: now })
      await enqueue(trx, keys, "account-erased", { email: address?.email ?? null }, now)
      return accept(undefined)
    },
  )
}
