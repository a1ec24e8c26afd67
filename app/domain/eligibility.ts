import type { Assurance } from "./signature.ts"
import type { Day } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"

export type EligibilityRefusal = "iin-needed" | "outside-area" | "not-of-age" | "not-on-roll"

export interface EligibilityFacts {
  readonly petition: {
    /** Null: everyone in the country may sign. */
    readonly areaId: number | null
    readonly asks: "email" | "iin"
    /** Ways that it can be signed in; without `email`, being on the roll is what it asks. */
    readonly ways: readonly Assurance[]
  }
  readonly claim: { readonly assurance: Assurance; readonly iin: string | null }
  /** What an imported roll says of the person; null where it knows nobody of this IIN. */
  readonly entry: { readonly areaId: number; readonly votesFrom: Day | null } | null
  /** Whether any roll of the petition's district was imported. */
  readonly hasRoll: boolean
  readonly today: Day
}

/**
 * Decides whether somebody whose identity is claimed may sign a petition.
 *
 * A roll that knows the person settles district and age. One that does not know them keeps them out where
 * the petition takes nobody by mail alone; else their declaration stands, as everybody's does. Age and
 * district are never read out of an IIN (Decree 853 of 26.08.2013).
 */
export function decideEligibility({
  petition,
  claim,
  entry,
  hasRoll,
  today,
}: EligibilityFacts): Outcome<{ readonly onRoll: boolean }, EligibilityRefusal> {
  if (petition.asks === "iin" && claim.iin === null) return refuse("iin-needed")
  if (entry === null) {
    const mustBe = claim.assurance === "roll" || (hasRoll && isForRollAlone(petition.ways))
    return mustBe ? refuse("not-on-roll") : accept({ onRoll: false })
  }
  if (petition.areaId !== null && entry.areaId !== petition.areaId) return refuse("outside-area")
  if (entry.votesFrom !== null && today < entry.votesFrom) return refuse("not-of-age")
  return accept({ onRoll: true })
}

function isForRollAlone(ways: readonly Assurance[]): boolean {
  return ways.includes("roll") && !ways.includes("email")
}
