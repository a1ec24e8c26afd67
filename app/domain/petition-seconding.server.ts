import { mayDo } from "./access.ts"
import type { Actor } from "./access.ts"
import { bringUpToDate } from "./petition-clock.server.ts"
import { nextStep } from "./petition-path.ts"
import type { PetitionState } from "./petition-state.ts"
import { factsOf, takeStep } from "./petition-step.server.ts"
import type { PetitionHouse } from "./petition-step.server.ts"
import { decideTransition } from "./petition.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { commit, touch } from "#db/commit.server.ts"
import { findPetition } from "#db/queries/petitions.server.ts"
import { countSeconders, insertSeconder } from "#db/queries/seconders.server.ts"

export interface Seconded {
  readonly seconders: number
  readonly state: PetitionState
}

export type SecondingRefusal =
  "no-such-petition" | "not-yours" | "own-petition" | "not-being-seconded"

/**
 * Seconds a petition: one account once; the author's own support is not counted among them. With the
 * last one needed the petition goes on to the next step of its procedure.
 */
export function secondPetition(
  house: PetitionHouse,
  petitionId: string,
  actor: Actor,
  now: Instant,
): Promise<Outcome<Seconded, SecondingRefusal>> {
  return commit(house.db, async (trx): Promise<Outcome<Seconded, SecondingRefusal>> => {
    if (!mayDo(actor, "petition.second")) return refuse("not-yours")
    const found = await findPetition(trx, petitionId)
    if (!found) return refuse("no-such-petition")
    if (found.proponentId === actor.id) return refuse("own-petition")
    const petition = await bringUpToDate(house, trx, found.id, now)
    if (petition.state !== "seconding") return refuse("not-being-seconded")

    const isFirst = await insertSeconder(trx, petition.id, actor.id, now)
    if (isFirst) await touch(trx, "petition", petition.id, now)
    const seconders = await countSeconders(trx, petition.id)
    const facts = { ...factsOf(house, petition), seconders }
    const target = nextStep(facts.procedure, "seconding")
    const step = target && decideTransition(facts, target, "seconder", now)
    if (!step?.ok) return accept({ seconders, state: petition.state })
    const { state } = await takeStep(house, trx, petition, step.value)
    return accept({ seconders, state })
  })
}
