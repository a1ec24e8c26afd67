import type { Actor } from "./access.ts"
import { reasonLimits } from "./accreditation.ts"
import { audited } from "./audit.server.ts"
import { findPair, recordsOf } from "./person-merge.server.ts"
import type { Pair } from "./person-merge.server.ts"
import type { PublicId } from "./public-id.ts"
import { decideLength } from "./text.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import type { Db } from "#db/connection.server.ts"
import {
  endDistinction,
  findStandingDistinction,
  insertDistinction,
} from "#db/queries/person-distinctions.server.ts"
import type { Trx } from "#db/schema.ts"

/** Two people, by public id. */
export interface TwoPeople {
  readonly one: PublicId
  readonly other: PublicId
}

/**
 * Decides that two people who share an identifier are not the same: they leave the list and cannot be merged
 * until somebody takes that back. Refuses `no-such-pair`, `merge-no-ground` where nothing brought them
 * together, `merge-held-apart` where it was decided before, `merge-conflict`, and a reason too short or long.
 */
export function holdApart(
  house: { readonly db: Db },
  order: TwoPeople & { readonly reason: string },
  actor: Actor,
  now: Instant,
): Promise<Outcome<undefined>> {
  return decided(house, order, { actor, now, step: "hold-apart" }, async (trx, pair) => {
    const reason = decideLength("reason", order.reason, reasonLimits)
    if (!reason.ok) return reason
    if (pair.grounds.length === 0) return refuse("merge-no-ground")
    if (pair.isHeldApart) return refuse("merge-held-apart")
    const said = { reason: reason.value, accountId: actor.id, at: now }
    const isNew = await insertDistinction(trx, pairOf(pair), said)
    return isNew ? accept(undefined) : refuse("merge-held-apart")
  })
}

/**
 * Takes back that two people are not the same: they are on the list again. Refuses `not-held-apart` where nobody said
 * so.
 */
export function endHoldingApart(
  house: { readonly db: Db },
  order: TwoPeople,
  actor: Actor,
  now: Instant,
): Promise<Outcome<undefined>> {
  return decided(house, order, { actor, now, step: "end" }, async (trx, { kept, dropped }) => {
    const [own, theirs] = [recordsOf(kept).publicIds, recordsOf(dropped).publicIds]
    const standing = await findStandingDistinction(trx, own, theirs)
    if (!standing) return refuse("not-held-apart")
    await endDistinction(trx, standing, { accountId: actor.id, at: now })
    return accept(undefined)
  })
}

function decided(
  house: { readonly db: Db },
  order: TwoPeople & { readonly reason?: string },
  { actor, now, step }: { readonly actor: Actor; readonly now: Instant; readonly step: string },
  job: (trx: Trx, pair: Pair) => Promise<Outcome<undefined>>,
): Promise<Outcome<undefined>> {
  const attempt = {
    ...({ deed: "person.merge", subjectKind: "person", subject: order.one } as const),
    reason: order.reason,
    details: { other: order.other, step },
  }
  return audited(house, attempt, actor, now, async (trx) => {
    const asked = { kept: order.one, dropped: order.other }
    const pair = await findPair(trx, house.db.engine, asked, actor, now)
    if (!pair) return refuse("no-such-pair")
    return pair.isConflicted ? refuse("merge-conflict") : job(trx, pair)
  })
}

/** By public id, the lower first: as the list has them. */
function pairOf({ kept, dropped }: Pair): TwoPeople {
  const [one, other] = [kept.publicId, dropped.publicId].sort()
  return { one: one ?? "", other: other ?? "" }
}
