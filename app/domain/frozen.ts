import { holdsSeatOn } from "./mandate.ts"
import type { MandateDates } from "./mandate.ts"
import type { Day } from "#app/lib/instant.ts"

/**
 * Tells whether a profile is frozen: every seat on record has been left. What was said stays; a finding may
 * still be answered, for whoever is spoken of may reply. A person without a seat on record is not frozen.
 */
export function isFrozen(mandates: readonly MandateDates[], today: Day): boolean {
  return mandates.length > 0 && !mandates.some((mandate) => holdsSeatOn(mandate, today))
}
