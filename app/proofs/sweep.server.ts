import type { House } from "#app/context.server.ts"
import { forgetOffers } from "#app/domain/evidence-forgetting.server.ts"
import type { Instant } from "#app/lib/instant.ts"
import { removeUpload } from "#app/uploads/upload.server.ts"

/** Destroys offers whose time is over, with the bytes of their files. For the worker. */
export async function sweepOffers(
  house: Pick<House, "db" | "dataDir" | "keys">,
  now: Instant,
): Promise<void> {
  const orphans = await forgetOffers(house, now)
  for (const hash of orphans) await removeUpload(house, hash, { sealed: true })
}
