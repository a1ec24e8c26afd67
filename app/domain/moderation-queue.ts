import type { ItemKey } from "./edit-lock.ts"
import { lastDayOf, plainWeek } from "./period.ts"
import type { Period, WorkCalendar } from "./period.ts"
import type { Day, Instant } from "#app/lib/instant.ts"
import { todayAt } from "#app/lib/zone.ts"

/** What waits for a moderator. `hidden`: a text hidden as a first measure, until it is removed or reinstated. */
export const queueKinds = [
  "petition",
  "report",
  "hidden",
  "appeal",
  "approval",
  "evidence",
  "promise",
] as const

export type QueueKind = (typeof queueKinds)[number]

/** Tells whether a text, such as a query parameter, is a kind. */
export function isQueueKind(text: string): text is QueueKind {
  return (queueKinds as readonly string[]).includes(text)
}

/** One matter that waits. */
export interface Waiting {
  readonly kind: QueueKind
  /** The item that is held by who works on it; null where it is decided elsewhere. */
  readonly item: ItemKey | null
  /** Its words; null where it is about no text. */
  readonly title: string | null
  readonly titleLang: string
  /** Whom it concerns. */
  readonly personName: string | null
  readonly since: Instant
  /** The last day on which it is in time. */
  readonly dueOn: Day
  /** How many wait in it, such as reports of one text for one reason. */
  readonly count: number
  /** Address of its page, without the language. */
  readonly path: string
}

/** How long each matter may wait. The first two are urgent: personal data and orders of a court. */
export const moderationPeriods = {
  "urgent-report": { value: 1, unit: "working-days" },
  hidden: { value: 5, unit: "working-days" },
  petition: { value: 5, unit: "working-days" },
  report: { value: 5, unit: "working-days" },
  appeal: { value: 10, unit: "working-days" },
  approval: { value: 2, unit: "working-days" },
  evidence: { value: 5, unit: "working-days" },
  promise: { value: 10, unit: "working-days" },
} as const satisfies Record<string, Period>

export type TimedMatter = keyof typeof moderationPeriods

/** The last day on which a matter that came at an instant is dealt with in time; the day it came is not counted. */
export function moderationDueOn(
  matter: TimedMatter,
  since: Instant,
  calendar: WorkCalendar = plainWeek,
): Day {
  return lastDayOf(moderationPeriods[matter], todayAt(since), calendar)
}

/** The queue in the order in which it should be worked off: the nearest deadline first, then who waits longest. */
export function inOrder(waiting: readonly Waiting[]): Waiting[] {
  return [...waiting].sort(
    (one, other) =>
      compare(one.dueOn, other.dueOn) ||
      compare(one.since, other.since) ||
      compare(one.path, other.path),
  )
}

/** How many wait of each kind; every kind is named. */
export function countByKind(waiting: readonly Waiting[]): Record<QueueKind, number> {
  const counts = Object.fromEntries(queueKinds.map((kind) => [kind, 0])) as Record<
    QueueKind,
    number
  >
  for (const { kind } of waiting) counts[kind] += 1
  return counts
}

export type Lateness = "overdue" | "today" | "in-time"

/** How a deadline stands on a day: its last day is still in time. */
export function lateness(dueOn: Day, today: Day): Lateness {
  if (dueOn < today) return "overdue"
  return dueOn === today ? "today" : "in-time"
}

/** What readers are told when checks take longer than they may: how many are late, and since when the oldest waits. */
export interface Delay {
  readonly late: number
  readonly oldest: Instant
}

/** The delay of matters that wait, or undefined while all are in time. */
export function delayOf(
  waiting: readonly Pick<Waiting, "since" | "dueOn">[],
  today: Day,
): Delay | undefined {
  const late = waiting.filter(({ dueOn }) => lateness(dueOn, today) === "overdue")
  const [oldest] = late.map(({ since }) => since).sort(compare)
  return oldest === undefined ? undefined : { late: late.length, oldest }
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other)
}
