import { waysOf } from "./identity.ts"
import type { OnlineWay } from "./identity.ts"
import { getRuleSet } from "./rule-set.server.ts"
import type { House } from "#app/context.server.ts"
import type { StoredPetition } from "#db/queries/petitions.server.ts"

/** What the ways of signing are read from: what is set up, and what the rules leave. */
export type WaysHouse = Pick<House, "providers" | "ruleSets">

type Signable = Pick<StoredPetition, "asks" | "accepts" | "ruleSet">

/** The ways in which a petition may be signed online now, weakest first. */
export function waysFor(house: WaysHouse, petition: Signable): OnlineWay[] {
  return waysOf(house.providers, petition.asks, petition.accepts, ruledWays(house, petition))
}

/** The ways among which may be chosen for a petition: all that are set up and that its rules leave. */
export function possibleWays(house: WaysHouse, petition: Omit<Signable, "accepts">): OnlineWay[] {
  return waysOf(house.providers, petition.asks, ruledWays(house, petition))
}

/**
 * The ways of a petition as its row holds them once it is open: from then on neither a new provider nor
 * anybody's choice changes under which proof its signers stand side by side. Null where there are none.
 */
export function settledWays(house: WaysHouse, petition: Signable): string | null {
  return waysFor(house, petition).join(" ") || null
}

function ruledWays({ ruleSets }: WaysHouse, { ruleSet }: Pick<Signable, "ruleSet">) {
  return getRuleSet(ruleSets, ruleSet).accepts ?? null
}
