import { data } from "@remix-run/node"
import type { RequestContext, SignedIn } from "#app/context.server.ts"
import { mayDo } from "#app/domain/access.ts"
import { approvalKinds } from "#app/domain/approval.ts"
import type { ApprovalKind } from "#app/domain/approval.ts"
import { readPublicId } from "#app/domain/public-id.ts"
import { findApproval } from "#db/queries/approvals.server.ts"
import type { StoredApproval } from "#db/queries/approvals.server.ts"
import { requireAccount } from "./signed-in.server.ts"

/** The kinds of proposal that somebody may see: those of their role, all for who can decide alone. */
export function kindsSeenBy(account: SignedIn): ApprovalKind[] {
  const kinds = Object.keys(approvalKinds) as ApprovalKind[]
  if (mayDo(account, "glass.break")) return kinds
  return kinds.filter((kind) => mayDo(account, approvalKinds[kind]))
}

/**
 * The proposal of a page's address, for somebody whose role decides on its kind.
 * @throws a 404 where there is no such proposal, a 403 where it is not for this role
 */
export async function askedApproval(
  context: RequestContext,
  param: string | undefined,
): Promise<{ readonly approval: StoredApproval; readonly account: SignedIn }> {
  const account = requireAccount(context)
  const publicId = readPublicId(param ?? "")
  const approval = publicId && (await findApproval(context.db.read, publicId))
  if (!approval) throw data(null, { status: 404 })
  if (!kindsSeenBy(account).includes(approval.kind)) throw data(null, { status: 403 })
  return { approval, account }
}
