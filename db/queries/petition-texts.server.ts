import type { PetitionState } from "#app/domain/petition-state.ts"
import type { EarlierText } from "#app/domain/similar-petition.ts"
import type { Instant } from "#app/lib/instant.ts"
import type { Reader } from "#db/schema.ts"

/** A petition's text with its grounds, for comparing it with another. */
export interface StoredText extends EarlierText {
  readonly publicId: string
  readonly lang: string
  readonly state: PetitionState
  readonly createdAt: Instant
}

/** Of how many earlier petitions about one deputy the texts are compared. */
const most = 200

/** Texts of petitions about a deputy, whatever the mandate, in these states; the newest first. */
export async function listTextsAbout(
  db: Reader,
  personId: number,
  states: readonly PetitionState[],
): Promise<StoredText[]> {
  const rows = await db
    .selectFrom("petition")
    .innerJoin("membership", "membership.id", "petition.membership_id")
    .select(["petition.id", "petition.public_id", "petition.title", "petition.statement"])
    .select(["petition.lang", "petition.state", "petition.created_at"])
    .where("membership.person_id", "=", personId)
    .where("petition.state", "in", states)
    .orderBy("petition.id", "desc")
    .limit(most)
    .execute()
  const pledges = await listPledges(
    db,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => ({
    publicId: row.public_id,
    title: row.title,
    statement: row.statement,
    lang: row.lang,
    state: row.state as PetitionState,
    createdAt: row.created_at,
    pledges: pledges.filter((one) => one.petition_id === row.id).map((one) => one.public_id),
  }))
}

async function listPledges(db: Reader, petitionIds: readonly number[]) {
  if (petitionIds.length === 0) return []
  return db
    .selectFrom("petition_ground")
    .innerJoin("pledge", "pledge.id", "petition_ground.pledge_id")
    .select(["petition_ground.petition_id", "pledge.public_id"])
    .where("petition_ground.petition_id", "in", petitionIds)
    .orderBy("petition_ground.position")
    .execute()
}
