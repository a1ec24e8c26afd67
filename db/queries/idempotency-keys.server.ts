import type { Instant } from "#app/lib/instant.ts"
import type { Trx } from "#db/schema.ts"

/** What a program asked for under a key, and what came of it. */
export interface KeptRequest {
  readonly tokenId: number
  /** The Idempotency-Key as the program sent it. */
  readonly key: string
  /** SHA-256 of what was asked for, and where. */
  readonly fingerprint: Buffer
}

/**
 * Takes a key for a request. Where another transaction holds it, waits for its end.
 * @returns undefined where it was free; else what was kept under it
 */
export async function takeKey(
  trx: Trx,
  { tokenId, key, fingerprint }: KeptRequest,
  at: Instant,
): Promise<{ readonly fingerprint: Buffer; readonly result: string | null } | undefined> {
  const taken = await trx
    .insertInto("idempotency_key")
    .values({ token_id: tokenId, key, fingerprint, result: null, at })
    .onConflict((conflict) => conflict.columns(["token_id", "key"]).doNothing())
    .returning("key")
    .executeTakeFirst()
  if (taken) return undefined
  return trx
    .selectFrom("idempotency_key")
    .select(["fingerprint", "result"])
    .where("token_id", "=", tokenId)
    .where("key", "=", key)
    .executeTakeFirstOrThrow()
}

/** Keeps what came of a request beside its key. */
export async function keepResult(
  trx: Trx,
  { tokenId, key }: KeptRequest,
  result: string,
): Promise<void> {
  await trx
    .updateTable("idempotency_key")
    .set({ result })
    .where("token_id", "=", tokenId)
    .where("key", "=", key)
    .execute()
}

/** Forgets keys that were taken before an instant. */
export async function deleteOldKeys(trx: Trx, before: Instant): Promise<void> {
  await trx.deleteFrom("idempotency_key").where("at", "<", before).execute()
}
