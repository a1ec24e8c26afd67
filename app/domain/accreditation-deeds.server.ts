import { z } from "zod"
import { decideAccreditation } from "./accreditation.ts"
import type { AccreditationStep } from "./accreditation.ts"
import type { ApprovalHouse, Executor } from "./approval-deeds.server.ts"
import { changeRole } from "./role.server.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { touch } from "#db/commit.server.ts"
import { takeAccreditationStep } from "#db/queries/accreditation-steps.server.ts"
import { lockAccreditation } from "#db/queries/accreditations.server.ts"
import type { Accreditation } from "#db/queries/accreditations.server.ts"
import { getAccount } from "#db/queries/accounts.server.ts"
import type { StoredApproval } from "#db/queries/approvals.server.ts"
import { insertNamedOrganization } from "#db/queries/named-organizations.server.ts"
import { listOrganizationPeople } from "#db/queries/organization-people.server.ts"
import { enqueue } from "#db/queries/outbox.server.ts"
import type { Trx } from "#db/schema.ts"

/** What a proposal on an application carries: two operators decline it as they admit it. */
export const AdmissionBody = z.object({ step: z.enum(["admit", "decline"]) })

/** Admits an organisation, with who applied as its admin, or declines it. */
export const decideApplication: Executor = (house, trx, approval, _, now) =>
  takeStep(house, trx, approval, AdmissionBody.parse(approval.body).step, now)

/** Suspends an organisation: its people do nothing of their role from this instant on. */
export const suspendOrganization: Executor = (house, trx, approval, _, now) =>
  takeStep(house, trx, approval, "suspend", now)

/** Lets the people of a suspended organisation work again. */
export const reinstateOrganization: Executor = (house, trx, approval, _, now) =>
  takeStep(house, trx, approval, "reinstate", now)

async function takeStep(
  house: ApprovalHouse,
  trx: Trx,
  { subject, reason }: StoredApproval,
  step: AccreditationStep,
  now: Instant,
): Promise<Outcome<unknown>> {
  const accreditation = await lockAccreditation(trx, house.db.engine, subject)
  if (!accreditation) return refuse("no-such-organization")
  const decision = decideAccreditation(accreditation.state, step)
  if (!decision.ok) return decision
  const admission: Admission = step === "admit" ? await admit(trx, accreditation) : accept({})
  if (!admission.ok) return admission
  const { id, appliedBy } = accreditation
  const to = { state: decision.value, ...admission.value }
  await takeAccreditationStep(trx, id, { step, at: now, reason }, to)
  const organizationId = to.organizationId ?? accreditation.organizationId
  if (organizationId !== null) await touch(trx, "organization", organizationId, now)
  for (const accountId of await listConcerned(trx, organizationId, appliedBy)) {
    const letter = { accountId, organization: subject, step, reason }
    await enqueue(trx, house.keys, "organization-news", letter, now)
  }
  return accept(undefined)
}

type Admission = Outcome<{ readonly organizationId?: number; readonly adminId?: number }>

async function admit(
  trx: Trx,
  { publicId, name, kind, appliedBy }: Accreditation,
): Promise<Admission> {
  if (appliedBy === null) return refuse("no-such-account")
  const applicant = await getAccount(trx, appliedBy)
  if (applicant.suspendedAt !== null) return refuse("no-such-account")
  if (applicant.role !== "constituent") return refuse("has-a-role")
  const organizationId = await insertNamedOrganization(trx, {
    publicId,
    name,
    classification: kind,
  })
  await changeRole(trx, appliedBy, { role: kind, organizationId })
  return accept({ organizationId, adminId: appliedBy })
}

/** Whom the step is told: everybody who works for it or, of a declined application, who applied. */
async function listConcerned(
  trx: Trx,
  organizationId: number | null,
  applicant: number | null,
): Promise<readonly number[]> {
  if (organizationId === null) return applicant === null ? [] : [applicant]
  const people = await listOrganizationPeople(trx, organizationId)
  return people.map(({ id }) => id)
}
