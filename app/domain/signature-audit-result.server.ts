import type { Approver } from "./approval.ts"
import { resultOf } from "./audit-finding.ts"
import { audited } from "./audit.server.ts"
import { actorKeyId, appendLeaf } from "./log.server.ts"
import { decideAuditing } from "./signature-audit.server.ts"
import type { AuditHouse, AuditorRefusal } from "./signature-audit.server.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { touch } from "#db/commit.server.ts"
import type { StoredPetition } from "#db/queries/petitions.server.ts"
import { listAuditItems } from "#db/queries/signature-audit-items.server.ts"
import {
  findSignatureAudit,
  lockSignatureAudit,
  publishSignatureAudit,
} from "#db/queries/signature-audits.server.ts"
import type {
  AuditResult,
  Auditor,
  StoredSignatureAudit,
} from "#db/queries/signature-audits.server.ts"
import type { Trx } from "#db/schema.ts"

export type PublishRefusal = AuditorRefusal | "no-such-audit" | "audit-published" | "not-all-found"

/** Publishes the result of a petition's sample once every place has a finding: a leaf of the log, with its auditor's key. */
export function publishSample(
  house: AuditHouse,
  petition: StoredPetition,
  actor: Approver,
  now: Instant,
): Promise<Outcome<AuditResult, PublishRefusal>> {
  const attempt = auditAttempt(petition, "published")
  return audited(
    house,
    attempt,
    actor,
    now,
    async (trx): Promise<Outcome<AuditResult, PublishRefusal>> => {
      const may = await decideAuditing(trx, petition, actor)
      if (!may.ok) return may
      const known = await findSignatureAudit(trx, petition.id, "sample")
      if (!known) return refuse("no-such-audit")
      const audit = await lockSignatureAudit(trx, house.db.engine, known.id)
      if (audit.publishedAt !== null) return refuse("audit-published")
      const items = await listAuditItems(trx, audit.id)
      const result = resultOf(items.map(({ finding }) => finding))
      if (!result) return refuse("not-all-found")
      await publishAudit(
        house,
        trx,
        petition,
        audit,
        result,
        { first: may.value, second: null },
        now,
      )
      return accept(result)
    },
  )
}

/** Publishes a check: its leaf in the log, under the keys of who made it, and its numbers for everybody. */
export async function publishAudit(
  { keys }: AuditHouse,
  trx: Trx,
  petition: StoredPetition,
  { id, kind, treeSize: tree_size }: StoredSignatureAudit,
  result: AuditResult,
  by: { readonly first: Auditor; readonly second: Auditor | null },
  now: Instant,
): Promise<void> {
  await publishSignatureAudit(trx, id, result, by, now)
  const auditors = [by.first, by.second].flatMap((one) =>
    one ? [actorKeyId(keys, one.accountId)] : [],
  )
  const { checked, bad } = result
  const leaf = { type: "audited", pid: petition.publicId, kind, tree_size, checked, bad } as const
  appendLeaf(trx, { ...leaf, auditors }, { petitionId: petition.id })
  await touch(trx, "petition", petition.id, now)
}

/** What the trail says of a step of an audit. */
export function auditAttempt({ publicId: subject }: StoredPetition, step: string) {
  return { deed: "signature.audit", subjectKind: "petition", subject, details: { step } } as const
}
