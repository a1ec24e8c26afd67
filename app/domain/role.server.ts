import type { Role } from "./access.ts"
import type { Belonging } from "./account.ts"
import { updateRole } from "#db/queries/account-roles.server.ts"
import { deleteSessionsOf } from "#db/queries/sessions.server.ts"
import type { Trx } from "#db/schema.ts"

/**
 * Gives an account another role, and whom it speaks or works for. Its sessions end: each was opened for
 * what the account was, with that role's limits and proofs.
 */
export async function changeRole(
  trx: Trx,
  accountId: number,
  to: { readonly role: Role } & Partial<Belonging>,
): Promise<void> {
  await updateRole(trx, accountId, { personId: null, organizationId: null, ...to })
  await deleteSessionsOf(trx, accountId)
}
