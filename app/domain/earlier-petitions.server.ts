import { publicStates } from "./petition-state.ts"
import type { PetitionState } from "./petition-state.ts"
import { findSimilar, similarFrom } from "./similar-petition.ts"
import type { Intended } from "./similar-petition.ts"
import type { Instant } from "#app/lib/instant.ts"
import { findSeat } from "#db/queries/petition-seats.server.ts"
import { listTextsAbout } from "#db/queries/petition-texts.server.ts"
import type { Reader } from "#db/schema.ts"

/** An earlier petition that an author is shown before submitting another. */
export interface EarlierPetition {
  readonly publicId: string
  readonly title: string
  readonly lang: string
  readonly state: PetitionState
  readonly createdAt: Instant
  readonly sharedGrounds: number
  readonly readsAlike: boolean
}

const mostShown = 5

/** Public petitions about a deputy, of whatever mandate and end, that are like the one intended; the likest first. */
export async function findEarlierPetitions(
  db: Reader,
  personId: number,
  intended: Intended,
): Promise<EarlierPetition[]> {
  const texts = await listTextsAbout(db, personId, publicStates)
  return findSimilar(intended, texts)
    .slice(0, mostShown)
    .map(({ earlier, likeness, sharedGrounds }) => ({
      publicId: earlier.publicId,
      title: earlier.title,
      lang: earlier.lang,
      state: earlier.state,
      createdAt: earlier.createdAt,
      sharedGrounds,
      readsAlike: likeness >= similarFrom,
    }))
}

/** The same for a mandate by its public id; none where there is no such mandate. */
export async function findEarlierAboutMandate(
  db: Reader,
  mandate: string,
  intended: Intended,
): Promise<EarlierPetition[]> {
  const seat = await findSeat(db, mandate)
  return seat ? findEarlierPetitions(db, seat.personId, intended) : []
}
