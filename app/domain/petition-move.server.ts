import { mayDo } from "./access.ts"
import type { Actor, Deed } from "./access.ts"
import { bringUpToDate } from "./petition-clock.server.ts"
import type { PetitionState } from "./petition-state.ts"
import { factsOf, takeStep } from "./petition-step.server.ts"
import type { PetitionHouse } from "./petition-step.server.ts"
import { decideTransition } from "./petition.ts"
import type { PetitionActor, TransitionRefusal } from "./petition.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import type { Job } from "#db/commit.server.ts"
import type { PetitionChange } from "#db/queries/petition-changes.server.ts"
import { getSeat } from "#db/queries/petition-seats.server.ts"
import type { Seat } from "#db/queries/petition-seats.server.ts"
import { findPetition } from "#db/queries/petitions.server.ts"
import type { StoredPetition } from "#db/queries/petitions.server.ts"
import type { Trx } from "#db/schema.ts"

export type DeedRefusal = TransitionRefusal | "no-such-petition" | "not-yours"

/** Where a petition stands after a deed. */
export interface Moved {
  readonly state: PetitionState
}

/** A deed that takes a petition to another state. */
export interface Move<Code extends string = never> {
  readonly deed: Deed
  readonly by: PetitionActor
  /** The state to go to; undefined where none follows. */
  readonly to: (petition: StoredPetition) => PetitionState | undefined
  /** What the deed asks besides the table, once the petition is held; it may store what it decides. */
  readonly also?: (
    trx: Trx,
    petition: StoredPetition,
    seat: Seat,
  ) => Promise<Outcome<PetitionChange, Code>>
  readonly change?: PetitionChange
  readonly reason?: string | undefined
}

/**
 * The job of a deed: who may do it, the clock's own steps first, what the deed asks besides, what the table
 * of transitions allows; then the step.
 */
export function moving<Code extends string = never>(
  house: PetitionHouse,
  petitionId: string,
  actor: Actor,
  now: Instant,
  { deed, by, to, also, change = {}, reason }: Move<Code>,
): Job<Outcome<Moved, DeedRefusal | Code>> {
  return async (trx): Promise<Outcome<Moved, DeedRefusal | Code>> => {
    const found = await findPetition(trx, petitionId)
    if (!found) return refuse("no-such-petition")
    const seat = await getSeat(trx, found.membershipId)
    const touched = { personId: seat.personId, accountId: found.proponentId }
    if (!mayDo(actor, deed, touched)) return refuse("not-yours")

    const petition = await bringUpToDate(house, trx, found.id, now)
    const target = to(petition)
    if (!target) return refuse("no-such-transition")
    const step = decideTransition(factsOf(house, petition), target, by, now)
    if (!step.ok) return step
    const more = also ? await also(trx, petition, seat) : accept({})
    if (!more.ok) return more
    const { state } = await takeStep(house, trx, petition, step.value, {
      accountId: actor.id,
      change: { ...change, ...more.value },
      ...(reason === undefined ? {} : { reason }),
    })
    return accept({ state })
  }
}
