import { lastDayOf } from "./period.ts"
import type { Period, WorkCalendar } from "./period.ts"
import type { Day, Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { todayAt } from "#app/lib/zone.ts"

/** What is to be done about a breach, in this order. */
export const incidentSteps = [
  "contain",
  "preserve",
  "assess",
  "authority",
  "people",
  "public",
  "mend",
] as const
export type IncidentStep = (typeof incidentSteps)[number]

/** Whose data a breach may be about. */
export const concernedKinds = [
  "signers",
  "accounts",
  "followers",
  "paper",
  "roll",
  "reporters",
  "requests",
] as const
export type ConcernedKind = (typeof concernedKinds)[number]

/** Characters of what happened, and of the report at the end. */
export const happenedLimits = { least: 10, most: 2000 } as const
export const incidentReportLimits = { least: 20, most: 5000 } as const

/** The authority is told within one working day of noticing (94-V as amended by 44-VIII of 11.12.2023). */
export const noticePeriod = { value: 1, unit: "working-days" } as const satisfies Period

/** The last day on which the authority is told in time; the day on which it was noticed is not counted. */
export function noticeDueOn(noticedAt: Instant, calendar: WorkCalendar): Day {
  return lastDayOf(noticePeriod, todayAt(noticedAt), calendar)
}

/** Since when there is an authority to be told at all: 1 July 2024 in the country. */
const lawInForce = "2024-06-30T19:00:00.000Z"

/** Decides on opening an incident: what is noticed later than now, or before the law, is a slip of the pen. */
export function decideOpening(
  noticedAt: Instant,
  now: Instant,
): Outcome<undefined, "incident-ahead" | "incident-before-law"> {
  if (noticedAt < lawInForce) return refuse("incident-before-law")
  return noticedAt > now ? refuse("incident-ahead") : accept(undefined)
}

/** Decides on closing: not before every step is ticked. */
export function decideClosing(done: readonly IncidentStep[]): Outcome<undefined, "steps-open"> {
  return incidentSteps.every((step) => done.includes(step))
    ? accept(undefined)
    : refuse("steps-open")
}
