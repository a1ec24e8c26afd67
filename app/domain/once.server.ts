import { keptTimes } from "./kept-times.ts"
import type { Instant } from "#app/lib/instant.ts"
import { later } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { commit } from "#db/commit.server.ts"
import type { Job } from "#db/commit.server.ts"
import type { Db } from "#db/connection.server.ts"
import { deleteOldKeys, keepResult, takeKey } from "#db/queries/idempotency-keys.server.ts"
import type { KeptRequest } from "#db/queries/idempotency-keys.server.ts"

/** For how long a program may ask again under the same key. */
const keptFor = keptTimes["program-key"].lasts

/** What a program's deed made. */
export interface Made {
  readonly publicId: string
}

/**
 * Does a program's deed once (draft-ietf-httpapi-idempotency-key-header-07): its key, the deed and what came of
 * it are committed together, so that whoever asks again is told the same and nothing is done twice. A refused
 * deed leaves its key free.
 *
 * Refuses as the deed, and `key-reused` where the key stands for another request.
 */
export function once<Code extends string>(
  db: Db,
  request: KeptRequest,
  now: Instant,
  deed: Job<Outcome<Made, Code>>,
): Promise<Outcome<Made & { readonly again: boolean }, Code | "key-reused">> {
  return commit(db, async (trx) => {
    const kept = await takeKey(trx, request, now)
    if (kept && !kept.fingerprint.equals(request.fingerprint)) return refuse("key-reused")
    if (kept?.result) return accept({ publicId: kept.result, again: true })
    const outcome = await deed(trx)
    if (!outcome.ok) return outcome
    await keepResult(trx, request, outcome.value.publicId)
    return accept({ ...outcome.value, again: false })
  })
}

/** Forgets the keys of a day and more ago. */
export async function forgetKeys(db: Db, now: Instant): Promise<void> {
  await commit(db, async (trx) => {
    await deleteOldKeys(trx, later(now, -keptFor))
    return accept(undefined)
  })
}
