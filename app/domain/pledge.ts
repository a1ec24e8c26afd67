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
 * The inclusion rule: what makes a statement a promise, after PolitiFact (a prospective statement that is
 * verifiable) and Polimètre (one action that the speaker undertakes). Whoever records one answers each.
 */
export const pledgeCriteria = ["attributable", "verifiable", "prospective"] as const
export type PledgeCriterion = (typeof pledgeCriteria)[number]
export type CriteriaAnswers = Readonly<Record<PledgeCriterion, "yes" | "no">>

export type CriteriaRefusal = `not-${PledgeCriterion}`

/** Decides whether a statement is a promise. Refuses with the first criterion that does not hold. */
export function decideCriteria(answers: CriteriaAnswers): Outcome<undefined, CriteriaRefusal> {
  if (answers.attributable === "no") return refuse("not-attributable")
  if (answers.verifiable === "no") return refuse("not-verifiable")
  if (answers.prospective === "no") return refuse("not-prospective")
  return accept(undefined)
}

/**
 * By when a promise is to be kept: by a day, by the end of the mandate that it was given for, or by an
 * event whose day is known.
 */
export const horizonKinds = ["day", "mandate", "event"] as const
export type HorizonKind = (typeof horizonKinds)[number]

export interface Horizon {
  /** Null where nobody stated one: promises from before it was asked, and imported ones. */
  readonly horizon: HorizonKind | null
  /** The last day; of a mandate the last one known, null while it has no end. */
  readonly dueOn: PartialDay | null
  /** What the event is called. */
  readonly horizonEvent: string | null
}

export const horizonEventLimits = { least: 3, most: 200 } as const

export type HorizonRefusal =
  "horizon-missing" | "due-missing" | "due-not-asked" | "event-too-short" | "event-too-long"

/**
 * Decides whether a horizon is one: a day or an event needs its day, an event its name too; the end of a
 * mandate is read from the mandate and takes neither.
 */
export function decideHorizon(given: Horizon): Outcome<Horizon, HorizonRefusal> {
  const { horizon, dueOn, horizonEvent } = given
  if (horizon === null) return refuse("horizon-missing")
  if (horizon === "mandate") {
    return dueOn === null
      ? accept({ horizon, dueOn: null, horizonEvent: null })
      : refuse("due-not-asked")
  }
  if (dueOn === null) return refuse("due-missing")
  if (horizon === "day") return accept({ horizon, dueOn, horizonEvent: null })
  const event = decideLength("event", horizonEvent ?? "", horizonEventLimits)
  return event.ok ? accept({ horizon, dueOn, horizonEvent: event.value }) : event
}

/** A quote, not an essay: characters, both ends included. */
export const pledgeTextLimits = { least: 8, most: 1000 } as const

/** Why a version was superseded, in the words of who did it: characters, both ends included. */
export const revisionReasonLimits = { least: 10, most: 300 } as const

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

/**
 * Tells whether the horizon lies ahead: then a promise is not due, whatever else is known of it. A mandate
 * whose end nobody knows has not ended.
 */
export function isAhead(
  { horizon, dueOn }: Pick<Horizon, "horizon" | "dueOn">,
  today: Day,
): boolean {
  return dueOn === null ? horizon === "mandate" : !isDue(dueOn, today)
}

/** Ratings that say nothing of the promise itself: what the horizon says takes their place. */
export const horizonRatings = ["not-due", "not-assessed"] as const satisfies Rating[]

/**
 * The rating that readers see: the current verdict's or, where there is none or it found the promise not
 * due, what follows from the horizon on that day. A verdict of "not due" on a promise without any horizon
 * stands, as nothing follows.
 */
export function effectiveRating(
  verdict: Rating | null,
  dueOn: PartialDay | null,
  today: Day,
  horizon: HorizonKind | null = null,
): Rating {
  const isFinding = verdict !== null && !isOneOf(horizonRatings, verdict)
  if (isFinding) return verdict
  if (isAhead({ horizon, dueOn }, today)) return "not-due"
  return dueOn === null ? (verdict ?? "not-assessed") : "not-assessed"
}

function isOneOf(list: readonly Rating[], rating: Rating): boolean {
  return list.includes(rating)
}
