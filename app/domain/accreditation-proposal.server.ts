import { decideAccreditation, stepsFrom } from "./accreditation.ts"
import type { AccreditationState, AccreditationStep } from "./accreditation.ts"
import { propose } from "./approval-proposal.server.ts"
import type { Proposing } from "./approval-proposal.server.ts"
import type { ApprovalKind, Approver } from "./approval.ts"
import type { PublicId } from "./public-id.ts"
import type { Instant } from "#app/lib/instant.ts"
import { refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import type { Db } from "#db/connection.server.ts"
import { findAccreditation, lockAccreditation } from "#db/queries/accreditations.server.ts"
import type { Accreditation } from "#db/queries/accreditations.server.ts"
import { findWaitingApproval } from "#db/queries/approvals.server.ts"
import type { StoredApproval } from "#db/queries/approvals.server.ts"
import type { Reader } from "#db/schema.ts"

/** Two operators decline as they admit: by one kind of proposal, so that not both can wait at once. */
const kinds = {
  admit: "organization.admit",
  decline: "organization.admit",
  suspend: "organization.suspend",
  reinstate: "organization.reinstate",
} as const satisfies Record<AccreditationStep, ApprovalKind>

type Refusal = "no-such-organization" | "organization-elsewhere"

/**
 * Proposes to admit, decline, suspend or reinstate an organisation. The reason of a suspension becomes
 * public with it. Who applied, who manages it and who works for it has a stake in it.
 */
export async function proposeAccreditationStep(
  house: { readonly db: Db },
  organization: PublicId,
  { step, reason }: { readonly step: AccreditationStep; readonly reason: string },
  actor: Approver,
  now: Instant,
): Promise<Proposing | Outcome<never, Refusal>> {
  const accreditation = await findAccreditation(house.db.read, organization)
  if (!accreditation) return refuse("no-such-organization")
  const draft = {
    kind: kinds[step],
    subjectKind: "organization",
    subject: organization,
    body: { step },
    parties: partiesOf(accreditation),
    reason,
  }
  return propose(house, draft, actor, now, async (trx): Promise<Outcome<unknown, Refusal>> => {
    const stored = await lockAccreditation(trx, house.db.engine, organization)
    return stored ? decideAccreditation(stored.state, step) : refuse("no-such-organization")
  })
}

function partiesOf({ appliedBy, adminId, organizationId }: Accreditation) {
  return {
    accountIds: [...new Set([appliedBy, adminId])].filter((id) => id !== null),
    organizationIds: organizationId === null ? [] : [organizationId],
  }
}

/** The proposal that waits on an organisation in a state; undefined where none does, or it has lapsed. */
export async function findWaitingStep(
  db: Reader,
  organization: PublicId,
  state: AccreditationState,
  now: Instant,
): Promise<StoredApproval | undefined> {
  const [step] = stepsFrom(state)
  if (step === undefined) return undefined
  const waiting = await findWaitingApproval(db, kinds[step], "organization", organization)
  return waiting && now < waiting.lapsesAt ? waiting : undefined
}
