import type { Rating } from "./rating.ts"
import { decideLength } from "./text.ts"
import { firstDay, lastDay } from "#app/lib/day.ts"
import type { PartialDay } from "#app/lib/day.ts"
import type { Day } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"

/**
 * Whose power a promise needs: the deputy's own, a decision of the council, of the country, or of
 * nobody the deputy can move. A maslikhat deputy cannot build a motorway.
 */
export const powers = ["own", "council", "national", "outside"] as const
export type Power = (typeof powers)[number]

/**
 * What makes a statement a promise, after PolitiFact (a prospective statement that is verifiable) and
 * Polimètre (one action that the speaker undertakes): whoever records one says that each holds.
 */
export const pledgeCriteria = ["future", "checkable", "own"] as const

/** A quote, not an essay: characters, both ends included. */
export const pledgeTextLimits = { least: 10, most: 1000 } as const

export interface PledgeDraft {
  readonly text: string
  /** When it was said; null where the source gives no day. */
  readonly saidOn: PartialDay | null
  /** By when it was promised; null where no day was given. */
  readonly dueOn: PartialDay | null
}

export type PledgeRefusal =
  "text-too-short" | "text-too-long" | "said-in-future" | "due-before-said"

/** Decides whether a promise may be recorded: one quote, said by today, due no earlier than it was said. */
export function decidePledge(draft: PledgeDraft, today: Day): Outcome<PledgeDraft, PledgeRefusal> {
  const text = decideLength("text", draft.text, pledgeTextLimits)
  if (!text.ok) return text
  const { saidOn, dueOn } = draft
  if (saidOn !== null && firstDay(saidOn) > today) return refuse("said-in-future")
  if (saidOn !== null && dueOn !== null && lastDay(dueOn) < firstDay(saidOn)) {
    return refuse("due-before-said")
  }
  return accept({ text: text.value, saidOn, dueOn })
}

/** Tells whether the last day of the deadline is behind: on that day itself there is still time. */
export function isDue(dueOn: PartialDay | null, today: Day): boolean {
  return dueOn !== null && lastDay(dueOn) < today
}

/** The rating that readers see: the current verdict's or, without one, what follows from the deadline. */
export function effectiveRating(
  verdict: Rating | null,
  dueOn: PartialDay | null,
  today: Day,
): Rating {
  if (verdict !== null) return verdict
  return dueOn !== null && !isDue(dueOn, today) ? "not-due" : "not-assessed"
}
