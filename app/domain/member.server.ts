import type { Actor } from "./access.ts"
import { decideManaging } from "./accreditation.ts"
import { audited } from "./audit.server.ts"
import type { PublicId } from "./public-id.ts"
import { changeRole } from "./role.server.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { touch } from "#db/commit.server.ts"
import type { Db } from "#db/connection.server.ts"
import { lockAccreditation, updateAdmin } from "#db/queries/accreditations.server.ts"
import type { Accreditation } from "#db/queries/accreditations.server.ts"
import { findOrganizationPerson } from "#db/queries/organization-people.server.ts"
import type { OrganizationPerson } from "#db/queries/organization-people.server.ts"
import type { Trx } from "#db/schema.ts"

/** The organisation and the account that its admin does something with, as public ids. */
export interface MemberDeed {
  readonly organization: PublicId
  readonly account: PublicId
}

type MemberRefusal = "no-such-organization" | "not-yours" | "no-such-account" | "admin-stays"

/** Takes somebody out of an organisation: a constituent again, their sessions ended. The admin stays. */
export function removeMember(
  house: { readonly db: Db },
  deed: MemberDeed,
  actor: Actor,
  now: Instant,
): Promise<Outcome<undefined, MemberRefusal>> {
  return manage(house, deed, "removal", actor, now, async (trx, accreditation, person) => {
    if (person.id === accreditation.adminId) return refuse("admin-stays")
    await changeRole(trx, person.id, { role: "constituent" })
    return accept(undefined)
  })
}

/** Hands the organisation over: from now on another of its people invites, removes and writes for it. */
export function handOver(
  house: { readonly db: Db },
  deed: MemberDeed,
  actor: Actor,
  now: Instant,
): Promise<Outcome<undefined, MemberRefusal>> {
  return manage(house, deed, "handover", actor, now, async (trx, accreditation, person) => {
    if (person.suspendedAt !== null) return refuse("no-such-account")
    await updateAdmin(trx, accreditation.id, person.id)
    return accept(undefined)
  })
}

function manage(
  house: { readonly db: Db },
  { organization, account }: MemberDeed,
  step: string,
  actor: Actor,
  now: Instant,
  job: (
    trx: Trx,
    accreditation: Accreditation,
    person: OrganizationPerson,
  ) => Promise<Outcome<undefined, MemberRefusal>>,
): Promise<Outcome<undefined, MemberRefusal>> {
  const attempt = {
    deed: "organization.manage",
    subjectKind: "organization",
    subject: organization,
    details: { step, account },
  } as const
  return audited(house, attempt, actor, now, async (trx) => {
    const accreditation = await lockAccreditation(trx, house.db.engine, organization)
    const may = decideManaging(accreditation, actor)
    if (!may.ok) return may
    const { organizationId } = may.value
    const person = await findOrganizationPerson(trx, organizationId, account)
    if (!person) return refuse("no-such-account")
    const done = await job(trx, may.value, person)
    if (done.ok) await touch(trx, "organization", organizationId, now)
    return done
  })
}
