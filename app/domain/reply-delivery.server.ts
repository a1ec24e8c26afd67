import type { Instant } from "#app/lib/instant.ts"
import { accept } from "#app/lib/outcome.ts"
import { commit } from "#db/commit.server.ts"
import type { Db } from "#db/connection.server.ts"
import { updateDelivered } from "#db/queries/reply-requests.server.ts"

/** Notes that the letter of a request was taken by the mail server: from then on the request may count. */
export async function markDelivered(db: Db, request: string, now: Instant): Promise<void> {
  await commit(db, async (trx) => {
    await updateDelivered(trx, request, now)
    return accept(undefined)
  })
}
