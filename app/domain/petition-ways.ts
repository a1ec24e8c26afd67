import type { OnlineWay } from "./identity.ts"
import { admissionStates } from "./petition-state.ts"
import type { PetitionState } from "./petition-state.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"

/** A petition as far as it decides which ways of signing may be chosen for it. */
export interface WaysOpenTo {
  readonly state: PetitionState
  /** What is set up and what its rules leave, weakest first. */
  readonly possible: readonly OnlineWay[]
}

export type WaysRefusal = "ways-settled" | "no-way-chosen" | "way-not-possible"

/**
 * Decides in which ways a petition is to be signed online: some of the possible ones, before signing opens.
 * Null, as stored, is all of them, also one that is set up before it opens.
 */
export function decideWays(
  { state, possible }: WaysOpenTo,
  chosen: readonly OnlineWay[],
): Outcome<readonly OnlineWay[] | null, WaysRefusal> {
  if (!mayChooseWays(state)) return refuse("ways-settled")
  if (chosen.length === 0) return refuse("no-way-chosen")
  if (!chosen.every((way) => possible.includes(way))) return refuse("way-not-possible")
  const taken = possible.filter((way) => chosen.includes(way))
  return accept(taken.length === possible.length ? null : taken)
}

/** Tells whether the ways of signing may still be chosen: submitted, and never open yet. */
export function mayChooseWays(state: PetitionState): boolean {
  return admissionStates.includes(state)
}
