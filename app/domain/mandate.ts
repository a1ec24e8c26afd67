import { firstDay, lastDay } from "#app/lib/day.ts"
import type { PartialDay } from "#app/lib/day.ts"
import type { Day } from "#app/lib/instant.ts"

/** How a seat was won: in a district of its own, or from a party's list. */
export const mandateKinds = ["district", "list"] as const
export type MandateKind = (typeof mandateKinds)[number]

export interface PartialSpan {
  readonly startDate: PartialDay | null
  readonly endDate: PartialDay | null
}

/** The dates of a membership as imported, with those of its legislative period if it has one. */
export interface MandateDates extends PartialSpan {
  readonly period: PartialSpan | null
}

/** Both days included; null where nobody gave the day. */
export interface Span {
  readonly from: Day | null
  readonly to: Day | null
}

/**
 * The days of a mandate.
 *
 * What the membership does not say is taken from its legislative period: an absent date whole, a
 * partial one (`2016`) where the period's date lies within it. A partial date without such help is read
 * widely: from its first day, to its last.
 */
export function mandateSpan({ startDate, endDate, period }: MandateDates): Span {
  const start = exactest(startDate, period?.startDate ?? null)
  const end = exactest(endDate, period?.endDate ?? null)
  return { from: start && firstDay(start), to: end && lastDay(end) }
}

function exactest(own: PartialDay | null, period: PartialDay | null): PartialDay | null {
  if (own === null) return period
  return period?.startsWith(own) ? period : own
}

/** Tells whether the seat was held on a day. A side whose day nobody gave is open. */
export function holdsSeatOn(mandate: MandateDates, day: Day): boolean {
  const { from, to } = mandateSpan(mandate)
  return (from === null || from <= day) && (to === null || day <= to)
}

/** Who of these held a seat on a day. */
export function holdersOn<Mandate extends MandateDates>(
  mandates: readonly Mandate[],
  day: Day,
): Mandate[] {
  return mandates.filter((mandate) => holdsSeatOn(mandate, day))
}
