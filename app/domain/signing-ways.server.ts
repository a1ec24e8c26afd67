import { waysFor } from "./accepted-ways.server.ts"
import { isHidden } from "./hidden-text.ts"
import type { OnlineWay } from "./identity.ts"
import { signingPeriod } from "./signature-request.server.ts"
import type { SigningHouse } from "./signature-request.server.ts"
import { decideRequest } from "./signature.ts"
import type { SigningRefusal } from "./signature.ts"
import type { House } from "#app/context.server.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { findPetition } from "#db/queries/petitions.server.ts"
import type { StoredPetition } from "#db/queries/petitions.server.ts"

/** What shells of identity need of the house. */
export type IdentityHouse = SigningHouse & Pick<House, "rollKeys" | "origin">

/** Why a petition is not to be signed in a way now, whoever asks. */
export type WayRefusal = SigningRefusal | "text-hidden" | "no-such-petition" | "way-not-accepted"

/**
 * The petition, if it may be signed in this way at an instant by somebody of its district.
 * @param asked its public id, or its row as it was just read
 */
export async function petitionFor(
  house: IdentityHouse,
  asked: string | StoredPetition,
  way: OnlineWay,
  now: Instant,
): Promise<Outcome<StoredPetition, WayRefusal>> {
  const petition = typeof asked === "string" ? await findPetition(house.db.read, asked) : asked
  if (!petition) return refuse("no-such-petition")
  if (!waysFor(house, petition).includes(way)) return refuse("way-not-accepted")
  const { areaId } = petition
  const period = { ...signingPeriod(house, petition), areaId }
  const decision = decideRequest(period, { areaId: areaId ?? -1 }, now)
  if (!decision.ok) return decision
  // Nobody signs what they cannot read.
  return isHidden(petition.statement) ? refuse("text-hidden") : accept(petition)
}
