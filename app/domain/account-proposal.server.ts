import { decideLeaving } from "./account.ts"
import { countOtherOperators } from "./account-deeds.server.ts"
import { propose } from "./approval-proposal.server.ts"
import type { Proposing } from "./approval-proposal.server.ts"
import type { Approver } from "./approval.ts"
import type { PublicId } from "./public-id.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import type { Db } from "#db/connection.server.ts"
import { findAccount } from "#db/queries/account-roles.server.ts"

type Refusal = "no-such-account" | "account-elsewhere" | "last-operator"

/** Proposes to suspend an account, or to let a suspended one in again. Its owner has a stake in it. */
export async function proposeSuspension(
  house: { readonly db: Db },
  publicId: PublicId,
  { step, reason }: { readonly step: "suspend" | "reinstate"; readonly reason: string },
  actor: Approver,
  now: Instant,
): Promise<Proposing | Outcome<never, Refusal>> {
  const account = await findAccount(house.db.read, publicId)
  if (!account) return refuse("no-such-account")
  const suspends = step === "suspend"
  const draft = {
    kind: suspends ? "account.suspend" : "account.reinstate",
    subjectKind: "account",
    subject: publicId,
    body: {},
    parties: { accountIds: [account.id] },
    reason,
  } as const
  return propose(house, draft, actor, now, async (trx): Promise<Outcome<unknown, Refusal>> => {
    const stored = await findAccount(trx, publicId)
    if (!stored) return refuse("no-such-account")
    if (suspends !== (stored.suspendedAt === null)) return refuse("account-elsewhere")
    if (!suspends) return accept(undefined)
    return decideLeaving(stored.role, await countOtherOperators(trx, stored.id))
  })
}
