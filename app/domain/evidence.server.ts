import { newPublicId } from "./public-id.server.ts"
import { storeAction, storeVote } from "./linked-evidence.server.ts"
import type { AddRefusal, LinkedAction, LinkRefusal, VoteLink } from "./linked-evidence.server.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { commit } from "#db/commit.server.ts"
import type { Db } from "#db/connection.server.ts"
import { insertKeptFile } from "#db/queries/kept-files.server.ts"
import type { NewFile } from "#db/queries/kept-files.server.ts"
import { lockPledge } from "#db/queries/stored-pledges.server.ts"

export type { LinkedAction, VoteLink } from "./linked-evidence.server.ts"

export type LinkOutcome = Outcome<{ readonly publicId: string }, LinkRefusal | "no-such-promise">
export type ActionOutcome = Outcome<{ readonly publicId: string }, AddRefusal | "no-such-promise">

/** Links a vote event to a promise, once, by a watchdog's own word: it counts at once. Refuses as `storeVote`. */
export function linkVote(
  db: Db,
  pledgePublicId: string,
  link: VoteLink,
  actor: { readonly id: number },
  now: Instant,
): Promise<LinkOutcome> {
  return commit(db, async (trx): Promise<LinkOutcome> => {
    const pledge = await lockPledge(trx, db.engine, pledgePublicId)
    if (!pledge) return refuse("no-such-promise")
    const linked = await storeVote(trx, pledge, link, { accountId: actor.id, fileId: null, now })
    return linked.ok ? accept({ publicId: linked.value.publicId }) : linked
  })
}

/**
 * Links an act, a document or a report to a promise by a watchdog's own word, with its source or a file that
 * shows it. Refuses as `storeAction`.
 */
export function addAction(
  db: Db,
  pledgePublicId: string,
  action: LinkedAction & { readonly file?: NewFile | null },
  actor: { readonly id: number },
  now: Instant,
): Promise<ActionOutcome> {
  return commit(db, async (trx): Promise<ActionOutcome> => {
    const pledge = await lockPledge(trx, db.engine, pledgePublicId)
    if (!pledge) return refuse("no-such-promise")
    const fileId = await insertKeptFile(trx, action.file ?? null, newPublicId(), now)
    const linked = await storeAction(trx, pledge, action, { accountId: actor.id, fileId, now })
    return linked.ok ? accept({ publicId: linked.value.publicId }) : linked
  })
}
