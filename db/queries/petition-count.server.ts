import type { Instant } from "#app/lib/instant.ts"
import { prepared } from "#db/prepared.server.ts"
import { heldKey } from "#db/queries/petitions.server.ts"
import type { StoredPetition } from "#db/queries/petitions.server.ts"
import { writeKnown } from "#db/read-once.server.ts"
import type { Trx } from "#db/schema.ts"

/** Adds to the counter or takes from it, and notes once when the threshold was first reached. */
export async function addToCount(
  trx: Trx,
  petitionId: number,
  by: number,
  at: Instant,
): Promise<void> {
  await writeKnown<StoredPetition, Counted>(
    trx,
    ["petition"],
    heldKey(petitionId),
    async () => {
      const [row] = await addingToCount(trx, { petitionId, by })
      if (!row) throw new Error(`there is no petition ${String(petitionId)}`)
      const { signature_count: signatureCount, reached_at: reachedAt, threshold } = row
      const isReached = reachedAt === null && threshold !== null && signatureCount >= threshold
      if (isReached) await notingReached(trx, { petitionId, at })
      return { signatureCount, reachedAt: isReached ? at : reachedAt }
    },
    (petition, counted) => ({ ...petition, ...counted }),
  )
}

type Counted = Pick<StoredPetition, "signatureCount" | "reachedAt">

/** Names no column that an index holds: none of the petition's has to be looked at with each signature. */
const addingToCount = prepared<{ petitionId: number; by: number }>()((db, value) =>
  db
    .updateTable("petition")
    .set((eb) => ({ signature_count: eb("signature_count", "+", value("by")) }))
    .where("id", "=", value("petitionId"))
    .returning(["signature_count", "reached_at", "threshold"]),
)

const notingReached = prepared<{ petitionId: number; at: Instant }>()((db, value) =>
  db
    .updateTable("petition")
    .set({ reached_at: value("at") })
    .where("id", "=", value("petitionId")),
)
