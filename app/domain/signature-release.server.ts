import { noteDestroyed } from "./destruction.server.ts"
import { openStatement } from "./signature-secrets.server.ts"
import type { Instant } from "#app/lib/instant.ts"
import type { Keys } from "#app/lib/seal.server.ts"
import { expireIn, listHeld } from "#db/queries/held-signatures.server.ts"
import { enqueue } from "#db/queries/outbox.server.ts"
import type { StoredPetition } from "#db/queries/petitions.server.ts"
import type { Trx } from "#db/schema.ts"

/** Why a signature will not count: its text is no more, or the petition is over. */
export type ReleaseReason = "back-to-draft" | "petition-over"

/**
 * Lets go of the signatures that do not count yet, held and pending, and destroys what they said. Who had
 * confirmed is told by mail; an address that nobody confirmed gets no second letter, its link says so.
 */
export async function releaseSignatures(
  keys: Keys,
  trx: Trx,
  { id, publicId, title }: StoredPetition,
  reason: ReleaseReason,
  at: Instant,
): Promise<void> {
  for (const { keySealed, statementSealed } of await listHeld(trx, id)) {
    if (!keySealed || !statementSealed) continue
    const { email, lang } = openStatement(keys, publicId, { keySealed, statementSealed })
    if (email === "") continue
    await enqueue(trx, keys, "signature-released", { email, lang, title, reason }, at)
  }
  await noteDestroyed(trx, await expireIn(trx, id, ["held", "pending"]), at)
}
