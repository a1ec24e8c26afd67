/** An instant in UTC, `2026-06-29T23:59:59.999Z`: sorts as text, the same in both databases. */
export type Instant = string

/** A calendar day, `2026-06-29`. */
export type Day = string

/** Tells the time. Passed to rules, worker, sessions and retention alike, so that tests move time. */
export interface Clock {
  now(): Instant
}

/** The machine's clock or, with a start, a clock that read `start` when it was made and runs on from there. */
export function makeClock(start?: Instant): Clock {
  const offset = start === undefined ? 0 : Date.parse(start) - Date.now()
  return { now: () => new Date(Date.now() + offset).toISOString() }
}

/**
 * By how many milliseconds the machine's clock has moved against one that only goes on, since this process began: what
 * it was set by, or jumped.
 */
export function wallClockMoved(): number {
  return Date.now() - (performance.timeOrigin + performance.now())
}

/** A clock that stands still until it is told to move. For tests. */
export function stoppedClock(at: Instant): Clock & { set(at: Instant): void } {
  let instant = at
  return { now: () => instant, set: (next) => (instant = next) }
}

/** The calendar day at an instant in a time zone (IANA name, `Asia/Almaty`). */
export function dayIn(zone: string, at: Instant): Day {
  const minute = at.slice(0, "2026-06-29T23:59".length)
  const known = daysIn(zone)
  const before = known.get(minute)
  if (before !== undefined) return before
  const day = dayFormat(zone).format(new Date(at))
  // Within a minute no day begins; before 1972 some zones were seconds off.
  if (minute > "1972-02") known.set(minute, day)
  return day
}

const mostMinutes = 2000
const zones = new Map<string, Map<string, Day>>()

/** The days of the minutes that were asked for: the same few again and again, and to find one takes as long as a row. */
function daysIn(zone: string): Map<string, Day> {
  const known = zones.get(zone) ?? new Map<string, Day>()
  if (known.size >= mostMinutes) known.clear()
  zones.set(zone, known)
  return known
}

/** The first instant of a day in a time zone. */
export function startOfDay(zone: string, of: Day): Instant {
  // A day begins between 14 hours before and 12 hours after it does in UTC: found by halving.
  let before = Date.parse(`${of}T00:00:00Z`) - day
  let after = before + 2 * day
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2)
    if (dayIn(zone, instantOf(middle)) < of) before = middle
    else after = middle
  }
  return instantOf(after)
}

/** The instant so many milliseconds later (or, negative, earlier). */
export function later(at: Instant, milliseconds: number): Instant {
  return new Date(Date.parse(at) + milliseconds).toISOString()
}

export function secondsOf(at: Instant): number {
  return Math.floor(Date.parse(at) / 1000)
}

/** Milliseconds since 1970; undefined where the text is no instant. */
export function millisecondsOf(text: string): number | undefined {
  const milliseconds = Date.parse(text)
  return Number.isNaN(milliseconds) ? undefined : milliseconds
}

/** Whole seconds from one instant to a later one. */
export function secondsBetween(from: Instant, to: Instant): number {
  return Math.floor((Date.parse(to) - Date.parse(from)) / 1000)
}

export function instantOf(milliseconds: number): Instant {
  return new Date(milliseconds).toISOString()
}

/** Milliseconds from one instant to a later one. */
export function millisecondsBetween(from: Instant, to: Instant): number {
  return Date.parse(to) - Date.parse(from)
}

/** An instant as the language's own date, for libraries that write it down. */
export function dateAt(at: Instant): Date {
  return new Date(at)
}

/** The machine's own date that lies as far from its present as `at` lies from `now`: for libraries that read its clock. */
export function toDate(at: Instant, now: Instant): Date {
  return new Date(Date.now() + Date.parse(at) - Date.parse(now))
}

/** The instant that lies as far from `now` as the date lies from the machine's present, up to the full second. */
export function fromDate(date: Date, now: Instant): Instant {
  // The machine's clock has run on a little since the date was made from it.
  return later(now, Math.ceil((date.getTime() - Date.now()) / 1000) * 1000)
}

export const minute = 60_000
export const hour = 60 * minute
export const day = 24 * hour

const formats = new Map<string, Intl.DateTimeFormat>()

function dayFormat(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known) return known
  // Swedish writes days as ISO 8601 does.
  const made = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short" })
  formats.set(zone, made)
  return made
}
