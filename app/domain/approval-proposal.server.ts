import { audited } from "./audit.server.ts"
import { approvalKinds, decideProposing, lapseOf } from "./approval.ts"
import type { ApprovalKind, Approver, Parties } from "./approval.ts"
import { withBonds } from "./approver.server.ts"
import { newPublicId } from "./public-id.server.ts"
import type { PublicId } from "./public-id.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import type { Db } from "#db/connection.server.ts"
import { endApproval, findWaitingApproval, insertApproval } from "#db/queries/approvals.server.ts"
import type { Trx } from "#db/schema.ts"

/** What somebody asks a second person to approve. */
export interface ProposalDraft {
  readonly kind: ApprovalKind
  readonly subjectKind: string
  /** Public id of what it is done to. */
  readonly subject: string
  /** What the deed needs to be done: the executor of the kind reads it. No personal data. */
  readonly body: Readonly<Record<string, unknown>>
  readonly parties: Parties
  /** Why, in the proposer's words: the second person and the trail see it. */
  readonly reason: string
}

export type ProposingRefusal = "not-yours" | "party-to-it" | "proposal-waits"
export type Proposing = Outcome<{ readonly approval: PublicId }, ProposingRefusal>

/**
 * Proposes a deed that needs two persons, in a job of its own, and writes it into the trail. `check` is
 * asked in the same job whether the deed could be done at all, so that nothing hopeless is proposed.
 *
 * Refuses who may not do the deed, who is a party to the matter, and a second proposal of the kind while
 * one waits for the same subject.
 */
export function propose<Code extends string = never>(
  house: { readonly db: Db },
  draft: ProposalDraft,
  actor: Approver,
  now: Instant,
  check?: (trx: Trx) => Promise<Outcome<unknown, Code>>,
): Promise<Proposing | Outcome<never, Code>> {
  const { kind, subjectKind, subject, reason } = draft
  const details = { step: "proposed", kind }
  const attempt = { deed: approvalKinds[kind], subjectKind, subject, reason, details }
  return audited(house, attempt, actor, now, async (trx) => {
    const may = decideProposing(kind, draft.parties, await withBonds(trx, actor))
    if (!may.ok) return may
    const possible = await check?.(trx)
    if (possible && !possible.ok) return possible
    return store(trx, draft, actor, now)
  })
}

async function store(
  trx: Trx,
  draft: ProposalDraft,
  actor: Approver,
  now: Instant,
): Promise<Proposing> {
  const waiting = await findWaitingApproval(trx, draft.kind, draft.subjectKind, draft.subject)
  if (waiting && now < waiting.lapsesAt) return refuse("proposal-waits")
  if (waiting) {
    const end = { decision: "lapsed", decidedBy: null, decidedAt: now, reason: null } as const
    await endApproval(trx, waiting.id, end)
  }
  const approval = newPublicId()
  const id = await insertApproval(trx, {
    ...draft,
    publicId: approval,
    proposedBy: actor.id,
    proposedAt: now,
    lapsesAt: lapseOf(now),
  })
  return id === undefined ? refuse("proposal-waits") : accept({ approval })
}
