import type { Actor, Role } from "./access.ts"
import { mayDo } from "./access.ts"
import { audited } from "./audit.server.ts"
import { mostDelegates } from "./office.ts"
import { changeRole } from "./role.server.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { touch } from "#db/commit.server.ts"
import type { Db } from "#db/connection.server.ts"
import { hasDeputyAccount } from "#db/queries/account-roles.server.ts"
import { listDelegates } from "#db/queries/delegates.server.ts"
import type { Trx } from "#db/schema.ts"

/**
 * Decides whether an account may begin to speak for a deputy: of the deputy's own there is one, of those
 * who write in the deputy's name five at most. Any other role speaks for nobody, and passes.
 */
export async function decideSpeaking(
  trx: Trx,
  role: Role,
  personId: number | null,
): Promise<Outcome<undefined, "person-claimed" | "delegates-enough">> {
  if (personId === null) return accept(undefined)
  if (role === "deputy" && (await hasDeputyAccount(trx, personId))) return refuse("person-claimed")
  const isFull = role === "delegate" && (await listDelegates(trx, personId)).length >= mostDelegates
  return isFull ? refuse("delegates-enough") : accept(undefined)
}

/**
 * Ends somebody's writing in a deputy's name, by the deputy: a constituent again, signed out everywhere.
 * What they wrote stays. Refuses: `not-yours`, `no-such-account`.
 */
export function removeDelegate(
  house: { readonly db: Db },
  accountPublicId: string,
  actor: Actor,
  now: Instant,
): Promise<Outcome<undefined, "not-yours" | "no-such-account">> {
  const attempt = {
    deed: "office.manage",
    subjectKind: "account",
    subject: accountPublicId,
    details: { step: "removal" },
  } as const
  return audited(house, attempt, actor, now, async (trx): ReturnType<typeof removeDelegate> => {
    const { personId } = actor
    if (personId === null || !mayDo(actor, "office.manage", { personId })) {
      return refuse("not-yours")
    }
    const known = await listDelegates(trx, personId)
    const delegate = known.find(({ publicId }) => publicId === accountPublicId)
    if (!delegate) return refuse("no-such-account")
    await changeRole(trx, delegate.id, { role: "constituent" })
    await touch(trx, "person", personId, now)
    return accept(undefined)
  })
}
