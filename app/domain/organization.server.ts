import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { commit, touch } from "#db/commit.server.ts"
import type { Db } from "#db/connection.server.ts"
import {
  insertNamedOrganization,
  listOrganizationIdsNamed,
} from "#db/queries/named-organizations.server.ts"
import { newPublicId } from "./public-id.server.ts"

/** Records an organisation that people of this site work for. Refuses a name that stands already. */
export function recordOrganization(
  db: Db,
  name: string,
  now: Instant,
): Promise<Outcome<{ readonly id: number }, "already-recorded">> {
  return commit(db, async (trx) => {
    if ((await listOrganizationIdsNamed(trx, name)).length > 0) return refuse("already-recorded")
    const id = await insertNamedOrganization(trx, { publicId: newPublicId(), name })
    await touch(trx, "organization", id, now)
    return accept({ id })
  })
}
