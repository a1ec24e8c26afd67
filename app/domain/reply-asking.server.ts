import { askedRatings } from "./office.ts"
import { newPublicId } from "./public-id.server.ts"
import type { House } from "#app/context.server.ts"
import { day, later } from "#app/lib/instant.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept } from "#app/lib/outcome.ts"
import { commit } from "#db/commit.server.ts"
import { listAccountsOf } from "#db/queries/account-address.server.ts"
import { enqueue } from "#db/queries/outbox.server.ts"
import { insertReplyRequest, listUnaskedFindings } from "#db/queries/reply-requests.server.ts"

/** An older finding that nobody asked about is not asked about any more. */
const askedWithin = 30 * day

/**
 * Asks deputies to answer new findings: a request, and a letter to everybody who speaks for the deputy.
 * Reads first: an idle worker writes nothing. For the worker.
 */
export async function askForReplies(
  { db, keys }: Pick<House, "db" | "keys">,
  now: Instant,
): Promise<void> {
  const since = later(now, -askedWithin)
  if ((await listUnaskedFindings(db.read, askedRatings, since)).length === 0) return
  await commit(db, async (trx) => {
    for (const finding of await listUnaskedFindings(trx, askedRatings, since)) {
      const { verdictId, personId, pledgePublicId: promise } = finding
      const replyRequest = newPublicId()
      await insertReplyRequest(trx, { publicId: replyRequest, personId, verdictId, at: now })
      for (const accountId of await listAccountsOf(trx, personId)) {
        const letter = { accountId, promise, replyRequest }
        await enqueue(trx, keys, "finding-reply-asked", letter, now)
      }
    }
    return accept(undefined)
  })
}
