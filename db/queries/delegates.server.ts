import type { Instant } from "#app/lib/instant.ts"
import type { PublicId } from "#app/domain/public-id.ts"
import type { Keys } from "#app/lib/seal.server.ts"
import { findInvitedAddress } from "#db/queries/invitations.server.ts"
import type { Reader } from "#db/schema.ts"

/** Somebody who writes in a deputy's name. */
export interface Delegate {
  readonly id: number
  readonly publicId: PublicId
  readonly displayName: string | null
  readonly suspendedAt: Instant | null
}

/** Who writes in a deputy's name, in the order in which they came. */
export async function listDelegates(db: Reader, personId: number): Promise<Delegate[]> {
  const rows = await db
    .selectFrom("account")
    .select(["id", "public_id", "display_name", "suspended_at"])
    .where("person_id", "=", personId)
    .where("role", "=", "delegate")
    .where("erased_at", "is", null)
    .orderBy("id")
    .execute()
  return rows.map((row) => ({
    id: row.id,
    publicId: row.public_id,
    displayName: row.display_name,
    suspendedAt: row.suspended_at,
  }))
}

/** A deputy's invitations to write in the deputy's name that stand at an instant, each with its address. */
export async function listDelegateInvitations(
  db: Reader,
  keys: Pick<Keys, "open">,
  personId: number,
  now: Instant,
): Promise<
  { readonly publicId: PublicId; readonly email: string | undefined; readonly expiresAt: Instant }[]
> {
  const rows = await db
    .selectFrom("invitation")
    .select(["id", "public_id", "expires_at"])
    .where("person_id", "=", personId)
    .where("role", "=", "delegate")
    .where("ended_at", "is", null)
    .where("expires_at", ">", now)
    .orderBy("id")
    .execute()
  const found = []
  for (const row of rows) {
    const email = await findInvitedAddress(db, keys, row.id)
    found.push({ publicId: row.public_id, email, expiresAt: row.expires_at })
  }
  return found
}
