import { lateness } from "./moderation-queue.ts"
import type { Lateness } from "./moderation-queue.ts"
import { lastDayOf } from "./period.ts"
import type { Period, WorkCalendar } from "./period.ts"
import { decideLength } from "./text.ts"
import type { Day, Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { todayAt } from "#app/lib/zone.ts"

/** What a deputy may object to a promise that is recorded as theirs. */
export const objections = ["never-said", "context-missing", "duplicate"] as const
export type Objection = (typeof objections)[number]

/** How a ticket ends. */
export const ticketOutcomes = ["upheld", "partly", "dismissed"] as const
export type TicketOutcome = (typeof ticketOutcomes)[number]

/** Characters of the objection and of the reason it is answered with. */
export const objectionLimits = { least: 20, most: 1000 } as const
export const answerLimits = { least: 20, most: 1000 } as const

/** How long a ticket may take; the day on which it is opened is not counted. */
export const ticketPeriod: Period = { value: 10, unit: "working-days" }

/** The last day on which a ticket that is opened at an instant is answered in time. */
export function ticketDueOn(openedAt: Instant, calendar: WorkCalendar): Day {
  return lastDayOf(ticketPeriod, todayAt(openedAt), calendar)
}

/** How an open ticket stands against its deadline. */
export function ticketLateness(dueOn: Day, today: Day): Lateness {
  return lateness(dueOn, today)
}

/** An objection as it is made. */
export interface TicketDraft {
  readonly objection: Objection
  readonly text: string
  readonly sourceUrl: string | null
  /** Key of the promise that says the same already; null for any other objection. */
  readonly duplicateOf: number | null
}

export type TicketRefusal =
  "text-too-short" | "text-too-long" | "context-source-needed" | "twin-needed" | "ticket-open"

/**
 * Decides whether an objection is taken: one at a time, with words; what was left out must be read
 * somewhere, and of a duplicate the other promise must be named.
 */
export function decideTicket(
  draft: TicketDraft,
  isOpen: boolean,
): Outcome<TicketDraft, TicketRefusal> {
  if (isOpen) return refuse("ticket-open")
  const text = decideLength("text", draft.text, objectionLimits)
  if (!text.ok) return text
  const { objection, sourceUrl, duplicateOf } = draft
  if (objection === "context-missing" && sourceUrl === null) return refuse("context-source-needed")
  if (objection === "duplicate" && duplicateOf === null) return refuse("twin-needed")
  const twin = objection === "duplicate" ? duplicateOf : null
  return accept({ objection, sourceUrl, duplicateOf: twin, text: text.value })
}

/** Whose record it is, and who would decide: keys of organisations, null where there is none. */
interface Sides {
  readonly recorder: number | null
  readonly decider: number | null
}

export type TicketAnswerRefusal =
  "decided-already" | "own-record" | "reason-too-short" | "reason-too-long"

/** Decides whether a ticket's answer is taken: once, with a reason, and not by those who recorded the promise. */
export function decideTicketAnswer(
  ticket: { readonly outcome: TicketOutcome | null },
  reason: string,
  { recorder, decider }: Sides,
): Outcome<string, TicketAnswerRefusal> {
  if (ticket.outcome !== null) return refuse("decided-already")
  if (recorder !== null && recorder === decider) return refuse("own-record")
  return decideLength("reason", reason, answerLimits)
}
