import { waysFor } from "./accepted-ways.server.ts"
import { decideEligibility } from "./eligibility.ts"
import type { EligibilityRefusal } from "./eligibility.ts"
import type { IdentityClaim } from "./identity.ts"
import { personTagOf, votesFromContext } from "./roll.ts"
import type { IdentityHouse } from "./signing-ways.server.ts"
import type { Instant } from "#app/lib/instant.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { todayAt } from "#app/lib/zone.ts"
import type { StoredPetition } from "#db/queries/petitions.server.ts"
import { findRollEntryOfPerson, hasRollEntries } from "#db/queries/roll-entries.server.ts"

/** Decides whether somebody who proved who they are may sign, by what the imported rolls say of them. */
export async function checkEligibility(
  house: IdentityHouse,
  petition: StoredPetition,
  claim: Pick<IdentityClaim, "assurance" | "iin">,
  now: Instant,
): Promise<Outcome<{ readonly onRoll: boolean }, EligibilityRefusal>> {
  const { areaId, asks } = petition
  const entry = await entryOf(house, claim)
  return decideEligibility({
    petition: { areaId, asks, ways: waysFor(house, petition) },
    claim,
    entry,
    hasRoll: areaId !== null && (await hasRollEntries(house.db.read, areaId)),
    today: todayAt(now),
  })
}

async function entryOf({ db, rollKeys }: IdentityHouse, { iin }: Pick<IdentityClaim, "iin">) {
  if (!rollKeys || iin === null) return null
  const entry = await findRollEntryOfPerson(db.read, personTagOf(rollKeys, iin))
  if (!entry) return null
  const sealed = entry.votesFromSealed
  const votesFrom = sealed && rollKeys.open(sealed, votesFromContext).toString("utf8")
  return { areaId: entry.areaId, votesFrom }
}
