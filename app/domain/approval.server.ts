import { approvalDeeds } from "./approval-deeds.server.ts"
import type { ApprovalHouse } from "./approval-deeds.server.ts"
import { approvalKinds, decideAlone, decideDeciding } from "./approval.ts"
import type { Approver, DecidingRefusal } from "./approval.ts"
import type { Deed } from "./access.ts"
import { soundAlarm } from "./alarm.server.ts"
import { withBonds } from "./approver.server.ts"
import { audited } from "./audit.server.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { endApproval, findApproval, lockApproval } from "#db/queries/approvals.server.ts"
import type { ApprovalDecision, StoredApproval } from "#db/queries/approvals.server.ts"
import type { Trx } from "#db/schema.ts"

export { propose } from "./approval-proposal.server.ts"

/** The second person's word. */
export interface Decision {
  readonly decision: "approved" | "declined"
  readonly reason: string | null
}

export type Deciding = Outcome<
  { readonly decision: ApprovalDecision },
  // The executor's own refusals come through with their codes.
  DecidingRefusal | "no-such-proposal" | (string & {})
>

/**
 * Approves or declines what another proposed. What is approved is done in the same transaction; where
 * the rules refuse it by now, nothing is decided and the refusal is the answer. The trail has every try.
 */
export function decideApproval(
  house: ApprovalHouse,
  publicId: string,
  { decision, reason }: Decision,
  actor: Approver,
  now: Instant,
): Promise<Deciding> {
  return decide(house, publicId, { decision, reason, may: decideDeciding }, actor, now)
}

/**
 * Does alone what needs two, in an emergency, with the reason. Everybody who watches is told (the outbox
 * tells them), and the trail has it under a name of its own.
 */
export function decideWithoutSecond(
  house: ApprovalHouse,
  publicId: string,
  reason: string,
  actor: Approver,
  now: Instant,
): Promise<Deciding> {
  const deed = "glass.break"
  return decide(house, publicId, { decision: "alone", reason, may: decideAlone, deed }, actor, now)
}

interface Way {
  readonly decision: "approved" | "declined" | "alone"
  readonly reason: string | null
  readonly may: typeof decideDeciding
  /** What the trail calls it; the deed of the kind where it is left out. */
  readonly deed?: Deed
}

async function decide(
  house: ApprovalHouse,
  publicId: string,
  { decision, reason, may, deed }: Way,
  actor: Approver,
  now: Instant,
): Promise<Deciding> {
  const known = await findApproval(house.db.read, publicId)
  if (!known) return refuse("no-such-proposal")
  const { kind, subjectKind, subject } = known
  const attempt = {
    deed: deed ?? approvalKinds[kind],
    subjectKind,
    subject,
    ...(reason === null ? {} : { reason }),
    details: { step: decision, kind, approval: publicId, proposedBy: known.proposedBy },
  }
  return audited(house, attempt, actor, now, async (trx): Promise<Deciding> => {
    const approval = await lockApproval(trx, house.db.engine, publicId)
    if (!approval) return refuse("no-such-proposal")
    const allowed = may(approval, await withBonds(trx, actor), now)
    if (!allowed.ok) return allowed
    const done = decision === "declined" ? undefined : await run(house, trx, approval, actor, now)
    if (done && !done.ok) return done
    await endApproval(trx, approval.id, { decision, decidedBy: actor.id, decidedAt: now, reason })
    if (decision === "alone") await soundAlarm(house, trx, approval, now)
    return accept({ decision })
  })
}

function run(
  house: ApprovalHouse,
  trx: Trx,
  approval: StoredApproval,
  actor: Approver,
  now: Instant,
): Promise<Outcome<unknown>> {
  const executor = approvalDeeds[approval.kind]
  if (!executor) throw new Error(`nobody knows how to do ${approval.kind}`)
  return executor(house, trx, approval, { first: approval.proposedBy, second: actor.id }, now)
}
