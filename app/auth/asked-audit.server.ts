import { data } from "@remix-run/node"
import type { RequestContext, SignedIn } from "#app/context.server.ts"
import { decideAuditing } from "#app/domain/signature-audit.server.ts"
import type { Refusal } from "#app/lib/outcome.ts"
import { listAuditItems } from "#db/queries/signature-audit-items.server.ts"
import type { AuditItem } from "#db/queries/signature-audit-items.server.ts"
import { findSignatureAudit } from "#db/queries/signature-audits.server.ts"
import type { StoredSignatureAudit } from "#db/queries/signature-audits.server.ts"
import type { StoredPetition } from "#db/queries/petitions.server.ts"
import { petitionToMove } from "./asked-petition.server.ts"

/** What a page of an audit is about. */
export interface AskedAudit {
  readonly petition: StoredPetition
  readonly account: SignedIn
  /** Undefined until the sample is drawn. */
  readonly audit: StoredSignatureAudit | undefined
  readonly items: readonly AuditItem[]
  /** Why this auditor may not check this petition; null where they may. */
  readonly refusal: Refusal | null
}

/**
 * The audit of the petition of a page's address, for somebody in an auditor's role.
 * @throws as `askedPetition`, and a 403 for any other role
 */
export async function askedAudit(
  context: RequestContext,
  param: string | undefined,
): Promise<AskedAudit> {
  const { petition, account } = await petitionToMove(context, param, "signature.audit")
  const { read } = context.db
  const audit = await findSignatureAudit(read, petition.id, "sample")
  const may = await decideAuditing(read, petition, account)
  return {
    ...{ petition, account, audit },
    items: audit ? await listAuditItems(read, audit.id) : [],
    refusal: may.ok ? null : may.refusal,
  }
}

/**
 * The place of the sample that a page's address names.
 * @throws a 404 where there is none
 */
export async function askedItem(
  context: RequestContext,
  params: Readonly<Record<string, string | undefined>>,
): Promise<AskedAudit & { readonly item: AuditItem }> {
  const asked = await askedAudit(context, params["petitionId"])
  const item = asked.items.find(({ position }) => String(position) === params["position"])
  if (!item) throw data(null, { status: 404 })
  return { ...asked, item }
}
