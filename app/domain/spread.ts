import { smallest } from "./quota.ts"
import type { Spread } from "./rule-value.ts"

/** One of the areas over which signatures must be spread: what is measured against there, and the signatures. */
export interface AreaCount {
  readonly base: number
  readonly signatures: number
}

/** Tells whether enough areas have their least part: one percent in each of five counties. */
export function isSpread(spread: Spread, areas: readonly AreaCount[]): boolean {
  const reached = areas.filter(({ base, signatures }) => signatures >= smallest(spread, base))
  return reached.length >= spread.areas
}
