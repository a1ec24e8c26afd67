import { firstDay } from "#app/lib/day.ts"
import type { PartialDay } from "#app/lib/day.ts"
import type { Day } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"

/** What somebody declares: how they are bound to a deputy or a party, since when and why. */
export interface Conflict {
  readonly with: { readonly kind: "person" | "organization"; readonly id: number }
  readonly since: PartialDay
  readonly reason: string
  readonly lang: string
}

/** Limits of the words that say why, in characters. */
export const conflictLimits = { least: 5, most: 600 } as const

/** Decides whether a conflict of interest may be declared: it has begun, and it does not stand already. */
export function decideConflict(
  conflict: Conflict,
  standing: readonly Pick<Conflict, "with">[],
  today: Day,
): Outcome<undefined, "since-in-future" | "declared-already"> {
  if (firstDay(conflict.since) > today) return refuse("since-in-future")
  const isKnown = standing.some(
    ({ with: one }) => one.kind === conflict.with.kind && one.id === conflict.with.id,
  )
  return isKnown ? refuse("declared-already") : accept(undefined)
}
