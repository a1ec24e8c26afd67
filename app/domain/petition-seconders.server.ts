import { nextStep } from "./petition-path.ts"
import { beforeOpeningStates } from "./petition-state.ts"
import { factsOf, takeStep } from "./petition-step.server.ts"
import type { PetitionHouse } from "./petition-step.server.ts"
import { decideTransition } from "./petition.ts"
import type { PetitionState } from "./petition-state.ts"
import type { Instant } from "#app/lib/instant.ts"
import { touch } from "#db/commit.server.ts"
import { addSeconder, changePetition } from "#db/queries/petition-changes.server.ts"
import type { StoredPetition } from "#db/queries/petitions.server.ts"
import { markConfirmed } from "#db/queries/signatures.server.ts"
import type { Trx } from "#db/schema.ts"

/**
 * Holds a confirmed signature until its petition opens, and counts its signer among the seconders. With the
 * first of them the text is frozen; with the last one needed the petition goes on.
 */
export async function addHeld(
  house: PetitionHouse,
  trx: Trx,
  petition: StoredPetition,
  signatureId: number,
  at: Instant,
): Promise<void> {
  await markConfirmed(trx, signatureId, "held", at)
  const seconderCount = await addSeconder(trx, petition.id, 1)
  const frozenAt = petition.frozenAt ?? at
  await changePetition(trx, petition.id, { frozen_at: frozenAt })
  await touch(trx, "petition", petition.id, at)
  if (petition.state !== "seconding") return
  const next = nextStep(factsOf(house, petition).procedure, "seconding")
  await goTo(house, trx, { ...petition, seconderCount, frozenAt }, next, at)
}

/**
 * Takes a seconder away who withdrew. A petition that has too few of them left goes back to look for more,
 * unless the moderators have decided already. One that has opened keeps the number with which it did.
 */
export async function takeHeldBack(
  house: PetitionHouse,
  trx: Trx,
  petition: StoredPetition,
  at: Instant,
): Promise<void> {
  // A signature may also be held for a review of an open petition: that is no seconder's.
  if (!beforeOpeningStates.includes(petition.state)) return
  const seconderCount = await addSeconder(trx, petition.id, -1)
  await touch(trx, "petition", petition.id, at)
  if (petition.state !== "legal-check") return
  await goTo(house, trx, { ...petition, seconderCount }, "seconding", at)
}

async function goTo(
  house: PetitionHouse,
  trx: Trx,
  petition: StoredPetition,
  to: PetitionState | undefined,
  at: Instant,
): Promise<void> {
  const step = to && decideTransition(factsOf(house, petition), to, "seconder", at)
  if (step?.ok) await takeStep(house, trx, petition, step.value)
}
