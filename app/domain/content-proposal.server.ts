import { propose } from "./approval.server.ts"
import type { ApprovalHouse } from "./approval-deeds.server.ts"
import type { ProposingRefusal } from "./approval-proposal.server.ts"
import type { Approver } from "./approval.ts"
import { findContent, standingOf } from "./content-deeds.server.ts"
import { approvalKindOf, decideMeasure } from "./content-measure.ts"
import type { ContentDeed, MeasureRefusal } from "./content-measure.ts"
import type { ContentRule } from "./content-rule.ts"
import { landOn } from "./edit-lock.server.ts"
import { textItem } from "./edit-lock.ts"
import { partiesOf } from "./moderated.ts"
import type { ModeratedKind } from "./moderated.ts"
import { decideRemovable } from "./petition-removal.server.ts"
import type { PublicId } from "./public-id.ts"
import type { Instant } from "#app/lib/instant.ts"
import { refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { listReportsOf } from "#db/queries/reports.server.ts"
import type { Reader, Trx } from "#db/schema.ts"

/** What a moderator wants done to a text. `version`: of the item as its page showed it. */
export interface ContentProposal {
  readonly kind: ModeratedKind
  readonly publicId: PublicId
  readonly deed: ContentDeed
  readonly rule: ContentRule
  readonly reason: string
  readonly version: number
}

export type ContentProposalRefusal =
  | ProposingRefusal
  | MeasureRefusal
  | "no-such-text"
  | "held-by-another"
  | "decided-meanwhile"
  | (string & {})

/**
 * Proposes to hide, remove or reinstate a text; another moderator approves it. Authors, their
 * organisations, the deputy's people and those who reported it are parties: they are refused, as proposer
 * and as second person, and the trail has the attempt.
 */
export async function proposeContentDeed(
  house: ApprovalHouse,
  { kind, publicId, deed, rule, reason, version }: ContentProposal,
  actor: Approver,
  now: Instant,
): Promise<Outcome<{ readonly approval: PublicId }, ContentProposalRefusal>> {
  const found = await findContent(house.db.read, kind, publicId)
  if (!found) return refuse("no-such-text")
  const reporters = await listReporters(house.db.read, kind, publicId)
  const draft = {
    kind: approvalKindOf(deed, kind),
    subjectKind: kind,
    subject: publicId,
    body: { rule },
    parties: partiesOf(found.subject, reporters),
    reason,
  }
  return propose(house, draft, actor, now, async (trx): Promise<Outcome<unknown>> => {
    const landed = await landOn(house, trx, textItem(kind, publicId), version, actor, now)
    return landed.ok ? decidePossible(house, trx, { kind, publicId, deed }, now) : landed
  })
}

async function decidePossible(
  house: ApprovalHouse,
  trx: Trx,
  { kind, publicId, deed }: Pick<ContentProposal, "kind" | "publicId" | "deed">,
  now: Instant,
): Promise<Outcome<unknown>> {
  if (approvalKindOf(deed, kind) === "petition.remove") {
    return decideRemovable(house, trx, publicId, now)
  }
  const found = await findContent(trx, kind, publicId)
  return found ? decideMeasure(deed, standingOf(found)) : refuse("no-such-text")
}

async function listReporters(db: Reader, kind: ModeratedKind, publicId: string): Promise<number[]> {
  const reports = await listReportsOf(db, kind, publicId)
  return reports.flatMap(({ accountId }) => accountId ?? [])
}
