import { possibleWays, waysFor } from "./accepted-ways.server.ts"
import { mayDo } from "./access.ts"
import type { Actor } from "./access.ts"
import { isParty } from "./approval.ts"
import { audited } from "./audit.server.ts"
import { noteDestroyed } from "./destruction.server.ts"
import type { OnlineWay } from "./identity.ts"
import { bringUpToDate } from "./petition-clock.server.ts"
import type { PetitionHouse } from "./petition-step.server.ts"
import { decideWays } from "./petition-ways.ts"
import type { WaysRefusal } from "./petition-ways.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { touch } from "#db/commit.server.ts"
import { expireIn } from "#db/queries/held-signatures.server.ts"
import { changePetition } from "#db/queries/petition-changes.server.ts"
import { getSeat } from "#db/queries/petition-seats.server.ts"
import { findPetition } from "#db/queries/petitions.server.ts"
import type { StoredPetition } from "#db/queries/petitions.server.ts"
import type { Trx } from "#db/schema.ts"

export type ChoosingRefusal = WaysRefusal | "no-such-petition" | "not-yours" | "party-to-it"

/**
 * Chooses in which ways a petition is signed online, before signing opens; the trail keeps who did. Where a
 * way is left out, requests that nobody has confirmed are let go, for one of them may be of that way; what a
 * seconder confirmed stands as it was given.
 *
 * Refuses what `decideWays` refuses; `not-yours`; `party-to-it`: its author, and who works for the deputy.
 */
export function chooseWays(
  house: PetitionHouse,
  petitionId: string,
  chosen: readonly OnlineWay[],
  actor: Actor,
  now: Instant,
): Promise<Outcome<readonly OnlineWay[], ChoosingRefusal>> {
  const attempt = {
    deed: "petition.ways",
    subjectKind: "petition",
    subject: petitionId,
    details: { ways: chosen },
  } as const
  return audited(house, attempt, actor, now, async (trx) => {
    const found = await petitionOf(house, trx, petitionId, actor, now)
    if (!found.ok) return found
    const petition = found.value
    const possible = possibleWays(house, petition)
    const decision = decideWays({ state: petition.state, possible }, chosen)
    if (!decision.ok) return decision
    const accepts = decision.value
    const before = waysFor(house, petition)
    const after = waysFor(house, { ...petition, accepts })
    await changePetition(trx, petition.id, { accepts: accepts?.join(" ") ?? null })
    if (before.some((way) => !after.includes(way))) {
      await noteDestroyed(trx, await expireIn(trx, petition.id, ["pending"]), now)
    }
    await touch(trx, "petition", petition.id, now)
    return accept(after)
  })
}

async function petitionOf(
  house: PetitionHouse,
  trx: Trx,
  petitionId: string,
  actor: Actor,
  now: Instant,
): Promise<Outcome<StoredPetition, ChoosingRefusal>> {
  const found = await findPetition(trx, petitionId)
  if (!found) return refuse("no-such-petition")
  if (!mayDo(actor, "petition.ways")) return refuse("not-yours")
  const { personId } = await getSeat(trx, found.membershipId)
  const parties = { accountIds: [found.proponentId], personIds: [personId] }
  if (isParty({ ...actor, organizationId: null }, parties)) return refuse("party-to-it")
  return accept(await bringUpToDate(house, trx, found.id, now))
}
