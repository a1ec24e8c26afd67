import { mayDo } from "./access.ts"
import type { Actor } from "./access.ts"
import { decideClaim } from "./claim.ts"
import type { ClaimRefusal } from "./claim.ts"
import { newPublicId } from "./public-id.server.ts"
import type { Rating } from "./rating.ts"
import { keepSource, refuseUnseen } from "./source.server.ts"
import type { SourceSeen } from "./source.server.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { todayAt } from "#app/lib/zone.ts"
import { commit, touch } from "#db/commit.server.ts"
import type { Db } from "#db/connection.server.ts"
import { findCurrentClaim, insertClaim } from "#db/queries/claims.server.ts"
import type { Claim } from "#db/queries/claims.server.ts"
import { lockPledge } from "#db/queries/stored-pledges.server.ts"

/** A deputy's word on an own promise, with a proof where there is one. */
export interface MadeClaim {
  readonly rating: Rating
  readonly text: string
  readonly lang: string
  readonly source: SourceSeen | null
}

export type ClaimOutcome = Outcome<
  { readonly number: number },
  ClaimRefusal | "no-such-promise" | "not-yours" | "captured-in-future" | "claimed-already"
>

/**
 * Takes the word of a deputy, or of who speaks for the deputy, on an own promise. It is added after the
 * earlier ones and stands beside the verdict, which it neither needs nor changes. What stands already,
 * word for word and with the same proof, is not added again.
 */
export function makeClaim(
  db: Db,
  pledgePublicId: string,
  claim: MadeClaim,
  actor: Actor,
  now: Instant,
): Promise<ClaimOutcome> {
  return commit(db, async (trx): Promise<ClaimOutcome> => {
    const pledge = await lockPledge(trx, db.engine, pledgePublicId)
    if (!pledge) return refuse("no-such-promise")
    if (!mayDo(actor, "claim.make", { personId: pledge.personId })) return refuse("not-yours")
    const decision = decideClaim(claim)
    if (!decision.ok) return decision
    const unseen = claim.source && refuseUnseen(claim.source, todayAt(now))
    if (unseen) return unseen
    const current = await findCurrentClaim(trx, pledge.id)
    if (current && saysTheSame(current, { ...claim, ...decision.value })) {
      return refuse("claimed-already")
    }

    const { number } = await insertClaim(trx, {
      ...decision.value,
      publicId: newPublicId(),
      pledgeId: pledge.id,
      lang: claim.lang,
      accountId: actor.id,
      sourceSnapshotId: await keepSource(trx, claim.source),
      at: now,
    })
    await touch(trx, "pledge", pledge.id, now)
    await touch(trx, "person", pledge.personId, now)
    return accept({ number })
  })
}

function saysTheSame(current: Claim, { rating, text, lang, source }: MadeClaim): boolean {
  const isSameProof = current.source?.url === source?.url
  return isSameProof && current.rating === rating && current.text === text && current.lang === lang
}
