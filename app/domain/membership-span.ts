import { firstDay, isPartialDay, lastDay } from "#app/lib/day.ts"

/** A membership as far as its days tell it from another. Days may be known in part; null where nobody gave them. */
export interface Span {
  readonly start: string | null
  readonly end: string | null
}

/** What two memberships must have in common to be the same one told twice. Keys, or null. */
export interface Seat {
  readonly personId: number
  readonly organizationId: number
  readonly areaId: number | null
  readonly legislativePeriodId: number | null
  readonly role: string | null
}

/**
 * Whether a file tells of a membership that stands, only with days that are now known, or known better: the
 * same seat, no start against another one, and no beginning after the end that stands.
 */
export function isSameMembership(stood: Seat & Span, told: Seat & Span): boolean {
  const isSameSeat =
    stood.personId === told.personId &&
    stood.organizationId === told.organizationId &&
    stood.areaId === told.areaId &&
    stood.legislativePeriodId === told.legislativePeriodId &&
    stood.role === told.role
  return isSameSeat && agrees(stood.start, told.start) && !isAfter(told.start, stood.end)
}

/** Whether a span ends before it begins. */
export function isBackwards({ start, end }: Span): boolean {
  return isAfter(start, end)
}

/**
 * Whether two spans have a day in common for certain. What has no end lasts; what has no start is nowhere for
 * certain. A gap is no fault: somebody leaves and comes back.
 */
export function isOverlapping(one: Span, other: Span): boolean {
  if (one.start === null || other.start === null) return false
  return !isAfter(one.start, other.end, true) && !isAfter(other.start, one.end, true)
}

/** One of them says nothing, or one says the other with more of the day. */
function agrees(one: string | null, other: string | null): boolean {
  return one === null || other === null || one.startsWith(other) || other.startsWith(one)
}

/** Whether a day comes after another for certain or, where `isPossible`, as far as their parts are known. */
function isAfter(day: string | null, end: string | null, isPossible = false): boolean {
  if (day === null || end === null || !isPartialDay(day) || !isPartialDay(end)) return false
  return isPossible ? lastDay(day) > firstDay(end) : firstDay(day) > lastDay(end)
}
