import type { RequestContext } from "#app/context.server.ts"
import { AdmissionBody } from "#app/domain/accreditation-deeds.server.ts"
import { findApprovalSubject } from "#app/domain/approval-subject.server.ts"
import { CodeBookBody } from "#app/domain/code-book.server.ts"
import { HoldBody } from "#app/domain/legal-hold.server.ts"
import { EntryBody } from "#app/domain/recall.server.ts"
import { RemovalBody } from "#app/domain/removal-job.server.ts"
import { todayAt } from "#app/lib/zone.ts"
import { getAccount } from "#db/queries/accounts.server.ts"
import { listPartyNames } from "#db/queries/approval-parties.server.ts"
import type { StoredApproval } from "#db/queries/approvals.server.ts"

/** A proposal as its pages show it to whoever decides. */
export async function shownApproval(
  { db, house, lang }: Pick<RequestContext, "db" | "house" | "lang">,
  approval: StoredApproval,
) {
  const { kind, decidedBy, decidedAt, decision } = approval
  const [subject, proposer, decider, parties] = await Promise.all([
    findApprovalSubject({ read: db.read, keys: house.keys }, approval, lang),
    getAccount(db.read, approval.proposedBy),
    decidedBy === null ? null : getAccount(db.read, decidedBy),
    listPartyNames(db.read, approval.parties, lang),
  ])
  return {
    ...{ kind, subject, parties, decision },
    publicId: approval.publicId,
    removal: kind === "signature.invalidate" ? RemovalBody.parse(approval.body) : null,
    entry: kind === "recall.enter" ? EntryBody.parse(approval.body) : null,
    hold: kind === "hold.place" ? HoldBody.parse(approval.body) : null,
    codeBook: kind === "code-book.adopt" ? CodeBookBody.parse(approval.body) : null,
    step: kind === "organization.admit" ? AdmissionBody.parse(approval.body).step : null,
    reason: approval.reason,
    proposer: proposer.displayName ?? proposer.publicId,
    proposedOn: todayAt(approval.proposedAt),
    lapsesOn: todayAt(approval.lapsesAt),
    decider: decider && (decider.displayName ?? decider.publicId),
    decidedOn: decidedAt && todayAt(decidedAt),
    decisionReason: approval.decisionReason,
  }
}

export type ShownApproval = Awaited<ReturnType<typeof shownApproval>>
