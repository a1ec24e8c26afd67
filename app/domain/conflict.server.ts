import { mayDo } from "./access.ts"
import type { Approver } from "./approval.ts"
import { conflictLimits, decideConflict } from "./conflict.ts"
import { newPublicId } from "./public-id.server.ts"
import type { PublicId } from "./public-id.ts"
import { decideLength } from "./text.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { todayAt } from "#app/lib/zone.ts"
import { commit, touch } from "#db/commit.server.ts"
import type { Db } from "#db/connection.server.ts"
import { updateNamePublic } from "#db/queries/account-roles.server.ts"
import {
  endConflict,
  insertConflict,
  listConflictsOf,
  listParties,
} from "#db/queries/declared-conflicts.server.ts"
import { findPerson } from "#db/queries/people.server.ts"
import type { Trx } from "#db/schema.ts"

/** A conflict as it is declared: with whom, by public id. */
export interface ConflictDraft {
  readonly with: { readonly kind: "person" | "organization"; readonly publicId: PublicId }
  readonly since: string
  readonly reason: string
  readonly lang: string
}

/**
 * Declares that one is bound to a deputy or a party. The organisation's page shows it at once, and whoever
 * declares it decides nothing about that deputy.
 */
export function declareConflict(
  { db }: { readonly db: Db },
  draft: ConflictDraft,
  actor: Approver,
  now: Instant,
): Promise<Outcome<undefined>> {
  return commit(db, async (trx) => {
    if (!mayDo(actor, "conflict.declare")) return refuse("not-yours")
    const reason = decideLength("reason", draft.reason, conflictLimits)
    if (!reason.ok) return reason
    const id = await keyOf(trx, draft.with)
    if (id === undefined) return refuse("no-such-other")
    const conflict = { ...draft, reason: reason.value, with: { kind: draft.with.kind, id } }
    const declared = await listConflictsOf(trx, actor.id, draft.lang)
    const standing = declared.filter(({ endedAt }) => endedAt === null)
    const decision = decideConflict(conflict, standing, todayAt(now))
    if (!decision.ok) return decision
    const row = { ...conflict, publicId: newPublicId(), accountId: actor.id, declaredAt: now }
    await insertConflict(trx, row)
    await touchOrganization(trx, actor, now)
    return accept(undefined)
  })
}

/** Says that a declared conflict is over. It stays readable, with that day. */
export function closeConflict(
  { db }: { readonly db: Db },
  publicId: string,
  actor: Approver,
  now: Instant,
): Promise<Outcome<undefined, "no-such-conflict">> {
  return commit(db, async (trx) => {
    if (!(await endConflict(trx, actor.id, publicId, now))) return refuse("no-such-conflict")
    await touchOrganization(trx, actor, now)
    return accept(undefined)
  })
}

/** Lets one's own name stand on the organisation's page, or a number in its place. */
export function showName(
  { db }: { readonly db: Db },
  shown: boolean,
  actor: Approver,
  now: Instant,
): Promise<Outcome<undefined, "organization-needed">> {
  return commit(db, async (trx) => {
    if (actor.organizationId === null) return refuse("organization-needed")
    await updateNamePublic(trx, actor.id, shown ? now : null)
    await touchOrganization(trx, actor, now)
    return accept(undefined)
  })
}

async function touchOrganization(
  trx: Trx,
  { organizationId }: Approver,
  now: Instant,
): Promise<void> {
  if (organizationId !== null) await touch(trx, "organization", organizationId, now)
}

async function keyOf(trx: Trx, { kind, publicId }: ConflictDraft["with"]) {
  if (kind === "person") return (await findPerson(trx, publicId, "kk"))?.id
  const parties = await listParties(trx, "kk")
  return parties.find((party) => party.publicId === publicId)?.id
}
