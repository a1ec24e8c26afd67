import { decideLength } from "./text.ts"
import { lastDay } from "#app/lib/day.ts"
import type { PartialDay } from "#app/lib/day.ts"
import type { Day } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"

/** How a deputy may scope an own promise anew: a later horizon, or that it is not in the deputy's power. */
export const scopes = ["horizon", "outside-power"] as const
export type Scope = (typeof scopes)[number]

/** Characters of the explanation, both ends included. */
export const rescopeLimits = { least: 20, most: 600 } as const

/** A promise scoped anew, openly: the deputy's word. What was promised, and until when, stays as it is. */
export interface RescopeDraft {
  readonly scope: Scope
  /** The new horizon; null exactly for `outside-power`. */
  readonly dueOn: PartialDay | null
  readonly text: string
}

export type RescopeRefusal =
  "horizon-missing" | "horizon-passed" | "horizon-not-later" | "text-too-short" | "text-too-long"

/**
 * Decides whether a promise may be scoped anew: with an explanation, and to a horizon that is still to come
 * and later than the one that was named. It knows nothing of the verdict, which it cannot change.
 */
export function decideRescope(
  draft: RescopeDraft,
  named: PartialDay | null,
  today: Day,
): Outcome<RescopeDraft, RescopeRefusal> {
  const text = decideLength("text", draft.text, rescopeLimits)
  if (!text.ok) return text
  if (draft.scope === "outside-power") {
    return accept({ scope: draft.scope, dueOn: null, text: text.value })
  }
  const { dueOn } = draft
  if (dueOn === null) return refuse("horizon-missing")
  if (lastDay(dueOn) < today) return refuse("horizon-passed")
  if (named !== null && lastDay(dueOn) <= lastDay(named)) return refuse("horizon-not-later")
  return accept({ scope: draft.scope, dueOn, text: text.value })
}
