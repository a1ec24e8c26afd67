import { mayDo } from "./access.ts"
import type { Actor } from "./access.ts"
import { refuseFrozen } from "./frozen.server.ts"
import { newPublicId } from "./public-id.server.ts"
import { decideRescope } from "./rescope.ts"
import type { RescopeDraft, RescopeRefusal } from "./rescope.ts"
import type { Lang } from "#app/i18n/lang.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { todayAt } from "#app/lib/zone.ts"
import { commit, touch } from "#db/commit.server.ts"
import type { Db } from "#db/connection.server.ts"
import { insertRescope, listRescopes } from "#db/queries/rescopes.server.ts"
import { lockPledge } from "#db/queries/stored-pledges.server.ts"

/**
 * Takes a deputy's word that an own promise has another horizon, or is outside the deputy's power. The
 * promise, its deadline and its rating stay as they are: what is said now stands beside them.
 */
export function rescopePledge(
  db: Db,
  pledgePublicId: string,
  draft: RescopeDraft & { readonly lang: Lang },
  actor: Actor,
  now: Instant,
): Promise<
  Outcome<
    { readonly number: number },
    RescopeRefusal | "no-such-promise" | "not-yours" | "profile-frozen" | "said-already"
  >
> {
  return commit(db, async (trx): ReturnType<typeof rescopePledge> => {
    const pledge = await lockPledge(trx, db.engine, pledgePublicId)
    if (!pledge) return refuse("no-such-promise")
    if (!mayDo(actor, "pledge.rescope", { personId: pledge.personId })) return refuse("not-yours")
    const frozen = await refuseFrozen(trx, pledge.personId, now)
    if (frozen) return frozen
    const decision = decideRescope(draft, pledge.dueOn, todayAt(now))
    if (!decision.ok) return decision
    const [last] = await listRescopes(trx, pledge.id)
    const { scope, dueOn, text } = decision.value
    if (last?.scope === scope && last.dueOn === dueOn && last.text === text) {
      return refuse("said-already")
    }
    const number = (last?.number ?? 0) + 1
    const said = { number, scope, dueOn, text, lang: draft.lang, at: now }
    const publicId = newPublicId()
    await insertRescope(trx, { ...said, publicId, pledgeId: pledge.id, accountId: actor.id })
    await touch(trx, "pledge", pledge.id, now)
    await touch(trx, "person", pledge.personId, now)
    return accept({ number })
  })
}
