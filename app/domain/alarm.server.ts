import type { ApprovalHouse } from "./approval-deeds.server.ts"
import type { Role } from "./access.ts"
import type { Instant } from "#app/lib/instant.ts"
import { touch } from "#db/commit.server.ts"
import { listAccountIdsOfRoles } from "#db/queries/account-roles.server.ts"
import type { StoredApproval } from "#db/queries/approvals.server.ts"
import { enqueue } from "#db/queries/outbox.server.ts"
import type { Trx } from "#db/schema.ts"

/** Who is told at once when somebody did alone what needs two. */
const watchers: readonly Role[] = ["operator", "moderator", "auditor"]

/**
 * Tells everybody who watches that the glass was broken: a letter to each, who did it included, and a line
 * on the public page of exceptions.
 */
export async function soundAlarm(
  { keys }: Pick<ApprovalHouse, "keys">,
  trx: Trx,
  { id, kind, publicId }: StoredApproval,
  now: Instant,
): Promise<void> {
  for (const accountId of await listAccountIdsOfRoles(trx, watchers)) {
    await enqueue(trx, keys, "glass-broken", { accountId, kind, approval: publicId }, now)
  }
  await touch(trx, "approval", id, now)
}
