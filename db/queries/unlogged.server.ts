import type { Instant } from "#app/lib/instant.ts"
import type { Reader } from "#db/schema.ts"

/** Internal ids of the petitions that have opened and of which the log says nothing. */
export async function listUnloggedPetitions(db: Reader): Promise<number[]> {
  const rows = await db
    .selectFrom("petition")
    .select("id")
    .where("opened_at", "is not", null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("log_leaf")
            .select("leaf_index")
            .whereRef("log_leaf.petition_id", "=", "petition.id"),
        ),
      ),
    )
    .orderBy("id")
    .execute()
  return rows.map(({ id }) => id)
}

/** The counted signatures of a petition that have no leaf yet. */
export async function listUnloggedSignatures(
  db: Reader,
  petitionId: number,
): Promise<{ readonly id: number; readonly confirmedAt: Instant | null }[]> {
  const rows = await db
    .selectFrom("signature")
    .select(["id", "confirmed_at"])
    .where("petition_id", "=", petitionId)
    .where("state", "=", "counted")
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("log_leaf")
            .select("leaf_index")
            .whereRef("log_leaf.signature_id", "=", "signature.id"),
        ),
      ),
    )
    .orderBy("id")
    .execute()
  return rows.map((row) => ({ id: row.id, confirmedAt: row.confirmed_at }))
}
