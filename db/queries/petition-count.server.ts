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
      const [row] = await addingToCount(trx, { petitionId, by, at })
      if (!row) throw new Error(`there is no petition ${String(petitionId)}`)
      return { signatureCount: row.signature_count, reachedAt: row.reached_at }
    },
    (petition, counted) => ({ ...petition, ...counted }),
  )
}

type Counted = Pick<StoredPetition, "signatureCount" | "reachedAt">

interface Added {
  petitionId: number
  by: number
  at: Instant
}

const addingToCount = prepared<Added>()((db, value) =>
  db
    .updateTable("petition")
    .set((eb) => ({
      signature_count: eb("signature_count", "+", value("by")),
      reached_at: eb
        .case()
        .when(
          eb.and([
            eb("reached_at", "is", null),
            eb(eb("signature_count", "+", value("by")), ">=", eb.ref("threshold")),
          ]),
        )
        .then(value("at"))
        .else(eb.ref("reached_at"))
        .end(),
    }))
    .where("id", "=", value("petitionId"))
    .returning(["signature_count", "reached_at"]),
)
