import { holdsSeatOn } from "#app/domain/mandate.ts"
import type { MandateDates } from "#app/domain/mandate.ts"
import type { Day } from "#app/lib/instant.ts"

/**
 * The mandate that a person is shown with: the one held on the day or, if none is, the latest.
 *
 * @param mandates one person's, the latest first
 */
export function mandateShown<Mandate extends MandateDates>(
  mandates: readonly Mandate[],
  today: Day,
): { readonly mandate: Mandate; readonly held: boolean } | undefined {
  const held = mandates.find((mandate) => holdsSeatOn(mandate, today))
  const mandate = held ?? mandates[0]
  return mandate && { mandate, held: held !== undefined }
}
