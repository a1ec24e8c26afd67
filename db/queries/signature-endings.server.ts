import type { Instant } from "#app/lib/instant.ts"
import { deleteEvidence } from "#db/queries/signature-evidence.server.ts"
import type { Reader, Trx } from "#db/schema.ts"

/** Marks a signature withdrawn and destroys what it said; the tag stays, so that signing again is seen as such. */
export async function markWithdrawn(trx: Trx, id: number, at: Instant): Promise<void> {
  await trx
    .updateTable("signature")
    .set({ state: "withdrawn", withdrawn_at: at, ...erased })
    .where("id", "=", id)
    .execute()
  await deleteEvidence(trx, [id])
}

/** Tells whether a link that nobody followed has ended. A read, so that an idle worker writes nothing. */
export async function hasExpired(db: Reader, now: Instant): Promise<boolean> {
  const row = await expiredAt(db, now).limit(1).executeTakeFirst()
  return row !== undefined
}

/** Ends up to `most` requests whose link has expired and destroys what they said and every tag. Gives how many. */
export async function expireRequests(trx: Trx, now: Instant, most: number): Promise<number> {
  const ended = await trx
    .updateTable("signature")
    .set({ state: "expired", tag: null, ...erased })
    .where("id", "in", expiredAt(trx, now).limit(most))
    .where("state", "=", "pending")
    .returning("id")
    .execute()
  await deleteEvidence(
    trx,
    ended.map(({ id }) => id),
  )
  return ended.length
}

/** What goes of a signature that ends: all that it said, and the key without which it is noise. */
export const erased = {
  email_tag: null,
  key_sealed: null,
  statement_sealed: null,
  opening_sealed: null,
}

function expiredAt(db: Reader, now: Instant) {
  return db
    .selectFrom("signature")
    .select("id")
    .where("state", "=", "pending")
    .where("expires_at", "<=", now)
}
