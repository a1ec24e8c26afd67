import { liveStates, beforeOpeningStates } from "#app/domain/petition-state.ts"
import { currentRevision } from "#db/queries/revisions.server.ts"
import type { Reader, Trx } from "#db/schema.ts"

/** A ground as it is pinned: a promise, and the verdict that stands. */
export interface Pin {
  readonly pledgeId: number
  readonly verdictId: number
}

/** Pins the grounds of a petition: each verdict, and its evidence in the wording of this moment. */
export async function insertGrounds(
  trx: Trx,
  petitionId: number,
  grounds: readonly Pin[],
): Promise<void> {
  const rows = grounds.map(({ pledgeId, verdictId }, index) => ({
    petition_id: petitionId,
    pledge_id: pledgeId,
    verdict_id: verdictId,
    position: index + 1,
  }))
  await trx.insertInto("petition_ground").values(rows).execute()
  for (const { pledgeId, verdictId } of grounds) {
    for (const evidenceId of await listCitedIds(trx, verdictId)) {
      const revision = await currentRevision(trx, "evidence", evidenceId)
      await trx
        .insertInto("petition_ground_evidence")
        .values({
          petition_id: petitionId,
          pledge_id: pledgeId,
          evidence_id: evidenceId,
          revision,
        })
        .execute()
    }
  }
}

/** Pins other grounds in place of those of a petition whose text may still be changed. */
export async function replaceGrounds(
  trx: Trx,
  petitionId: number,
  grounds: readonly Pin[],
): Promise<void> {
  for (const table of ["petition_ground_evidence", "petition_ground"] as const) {
    await trx.deleteFrom(table).where("petition_id", "=", petitionId).execute()
  }
  await insertGrounds(trx, petitionId, grounds)
}

/** Public ids of the promises that are a petition's grounds, in its order. */
export async function listGroundPledges(db: Reader, petitionId: number): Promise<string[]> {
  const rows = await db
    .selectFrom("petition_ground")
    .innerJoin("pledge", "pledge.id", "petition_ground.pledge_id")
    .select("pledge.public_id")
    .where("petition_id", "=", petitionId)
    .orderBy("position")
    .execute()
  return rows.map((row) => row.public_id)
}

/** Tells whether a ground of a petition is no longer rated broken. */
export async function hasFallenGround(db: Reader, petitionId: number): Promise<boolean> {
  const row = await db
    .selectFrom("petition_ground")
    .innerJoin("pledge", "pledge.id", "petition_ground.pledge_id")
    .innerJoin("verdict", "verdict.id", "pledge.verdict_id")
    .select("petition_ground.pledge_id")
    .where("petition_ground.petition_id", "=", petitionId)
    .where("verdict.rating", "<>", "broken")
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Internal ids of the petitions that rest on a promise and have not opened yet. */
export async function listUnopenedOn(db: Reader, pledgeId: number): Promise<number[]> {
  const rows = await db
    .selectFrom("petition_ground")
    .innerJoin("petition", "petition.id", "petition_ground.petition_id")
    .select("petition.id")
    .where("petition_ground.pledge_id", "=", pledgeId)
    .where(
      "petition.state",
      "in",
      liveStates.filter((state) => beforeOpeningStates.includes(state)),
    )
    .orderBy("petition.id")
    .execute()
  return rows.map(({ id }) => id)
}

async function listCitedIds(db: Reader, verdictId: number): Promise<number[]> {
  const rows = await db
    .selectFrom("verdict_evidence")
    .select("evidence_id")
    .where("verdict_id", "=", verdictId)
    .orderBy("evidence_id")
    .execute()
  return rows.map((row) => row.evidence_id)
}
