import { beginEpoch, signHead, storeLeaves } from "./log-closing.server.ts"
import { leafBytes } from "./log-leaf.ts"
import type { LogKey, RecordedCheckpoint } from "./log.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept } from "#app/lib/outcome.ts"
import { commit, touch, touchAll } from "#db/commit.server.ts"
import type { Db } from "#db/connection.server.ts"
import { listPublishedCounts } from "#db/queries/log-counts.server.ts"
import { listLeaves } from "#db/queries/log-leaves.server.ts"
import { lockHead, updatePublished } from "#db/queries/log.server.ts"
import type { StoredHead } from "#db/queries/log.server.ts"
import { movePublishedCount, sumCounts } from "#db/queries/published-counts.server.ts"
import type { Trx } from "#db/schema.ts"

/** What an operator begins an epoch with. */
export interface EpochPlan {
  readonly db: Db
  readonly key: LogKey
  /** The name of the site's first log, `uade.example/log`: that of a later one ends in its number. */
  readonly origin: string
  /** The number of the latest epoch that is known outside the database; 0 for none. */
  readonly latest: number
  /** The last signed note known of the log that ends: the new one begins by citing it. */
  readonly cites: string
}

/**
 * Begins a new epoch: its first leaf cites the log that is lost, then come all leaves that are left of it but
 * the one that cited a log before it, byte for byte and in their order, so that a replay counts what it counted. All
 * of it is public at once: an operator's deed, on no signature's account. The caller puts the checkpoint into the
 * record.
 */
export async function openEpoch(
  plan: EpochPlan,
  now: Instant,
): Promise<{ readonly head: StoredHead; readonly signed: RecordedCheckpoint }> {
  const { db, key } = plan
  const outcome = await commit(db, async (trx) => {
    const old = await lockHead(trx, db.engine)
    const epoch = Math.max(old?.epoch ?? 0, plan.latest) + 1
    const origin = epoch === 1 ? plan.origin : `${plan.origin}/${String(epoch)}`
    const begun = await beginEpoch(trx, { epoch, origin, key, now })
    if (!begun) throw new Error("another process began an epoch")
    const head = await copyLeaves(trx, await cite(trx, begun, plan.cites), old)
    const signed = await signHead(trx, head, [key], now)
    await updatePublished(trx, { epoch, size: head.size, at: now })
    await levelCounts(trx, head, now)
    await touch(trx, "log", epoch, now)
    return accept({ head, signed })
  })
  return outcome.value
}

function cite(trx: Trx, head: StoredHead, cites: string): Promise<StoredHead> {
  const bytes = leafBytes({ type: "epoch", cites })
  return storeLeaves(trx, head, [{ type: "epoch", bytes, petitionId: null, signatureId: null }])
}

const mostAtOnce = 1000

async function copyLeaves(
  trx: Trx,
  head: StoredHead,
  old: StoredHead | undefined,
): Promise<StoredHead> {
  let grown = head
  for (let at = 0; at < (old?.size ?? 0); at += mostAtOnce) {
    const to = Math.min(at + mostAtOnce, old?.size ?? 0)
    const left = await listLeaves(trx, old?.epoch ?? 0, at, to)
    // What cites a log stands first in the one that follows it, and in no other.
    grown = await storeLeaves(
      trx,
      grown,
      left.filter(({ type }) => type !== "epoch"),
    )
  }
  return grown
}

/** Makes each public number that of the new log, whatever the old one had come to. */
async function levelCounts(trx: Trx, { epoch, size }: StoredHead, now: Instant): Promise<void> {
  const shown = new Map(await listPublishedCounts(trx))
  const counted = await sumCounts(trx, { epoch, from: 0, to: size })
  const due = new Map(counted.map(({ petitionId, moved }) => [petitionId, moved]))
  const ids = [...new Set([...shown.keys(), ...due.keys()])]
  const wrong = ids.filter((id) => (due.get(id) ?? 0) !== (shown.get(id) ?? 0))
  for (const id of wrong) {
    await movePublishedCount(trx, id, (due.get(id) ?? 0) - (shown.get(id) ?? 0), now)
  }
  await touchAll(trx, "petition", wrong, now)
}
