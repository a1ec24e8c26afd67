import { signHead, storeLeaves } from "./log-closing.server.ts"
import { faultOfKey } from "./log-check.server.ts"
import { leafBytes } from "./log-leaf.ts"
import { LogClosed } from "./log.ts"
import type { LogKey, RecordedCheckpoint } from "./log.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept } from "#app/lib/outcome.ts"
import { formatVerifierKey } from "#app/log/signed-note.ts"
import { commit } from "#db/commit.server.ts"
import type { Db } from "#db/connection.server.ts"
import { findNewestCheckpoint, insertLogKey, lockHead } from "#db/queries/log.server.ts"

/**
 * Lets the log go on under another key. A leaf names it and cites the last checkpoint under the old one; the
 * checkpoint over that leaf is signed by both, so that whoever trusts the old key is led to the new one. The
 * caller puts it into the record. Who still holds the old key signs nothing any more.
 *
 * @param keys the key under which the log goes on now, and the one under which it will
 * @throws LogClosed where the first is another one
 */
export async function rotateLogKey(
  db: Db,
  { from, to }: { readonly from: LogKey; readonly to: LogKey },
  now: Instant,
): Promise<{ readonly vkey: string; readonly signed: RecordedCheckpoint }> {
  const outcome = await commit(db, async (trx) => {
    const head = await lockHead(trx, db.engine)
    if (!head || faultOfKey(head, from)) throw new LogClosed("foreign-key")
    const vkey = formatVerifierKey(to.verifierKey(head.origin))
    const cites = (await findNewestCheckpoint(trx, head.epoch))?.note ?? ""
    const bytes = leafBytes({ type: "key_rotated", vkey, cites })
    const leaf = { type: "key_rotated", bytes, petitionId: null, signatureId: null } as const
    const grown = { ...(await storeLeaves(trx, head, [leaf])), vkey }
    await insertLogKey(trx, { epoch: head.epoch, fromSize: grown.size, vkey })
    return accept({ vkey, signed: await signHead(trx, grown, [from, to], now) })
  })
  return outcome.value
}
