import { workCalendar } from "./holiday.ts"
import { lastDayOf } from "./period.ts"
import type { Period, WorkCalendar } from "./period.ts"
import { articleOf, isUnknown, valueLastKnown } from "./provision.ts"
import type { Provision } from "./provision.ts"
import { deadlinePlan } from "./recall-plan.ts"
import type { Planned } from "./recall-plan.ts"
import { forOffice } from "./rule-value.ts"
import type { PerOffice } from "./rule-value.ts"
import type { RuleSet } from "./rule-set.ts"
import type { Day } from "#app/lib/instant.ts"

/** What happens in a recall, in its order; each starts or ends periods of the law. */
export const recallEvents = [
  "applied",
  "refused",
  "registered",
  "handed-in",
  "checked",
  "called",
  "voted",
  "vacated",
] as const

export type RecallEvent = (typeof recallEvents)[number]

/** The days, in the law's time zone, on which events happened. What has not happened is left out. */
export type RecallEvents = Readonly<Partial<Record<RecallEvent, Day | undefined>>>

/** A period of the law that runs, will run or has run in a recall. */
export interface Deadline {
  /** The rule's name in the rule set; `signing` is a stage's window. */
  readonly rule: Planned["rule"]
  readonly article: string | null
  /** False: nobody has read the wording in force, and `period` is the former one's. */
  readonly established: boolean
  /** Null where no wording of it was read. */
  readonly period: Period | null
  readonly from: RecallEvent
  readonly fromOn: Day | null
  /** First and last day; null where the event has not happened or the period is not known. */
  readonly firstDay: Day | null
  readonly lastDay: Day | null
  /** What ends it, and the day on which that happened. */
  readonly until: RecallEvent | null
  readonly metOn: Day | null
  /** Years of whose days off only the yearly ones are known: the true last day may be later. */
  readonly daysOffNotRead: readonly number[]
}

/** Which seat's law: where a law differs by office or collects in several stages. */
export interface DeadlineCase {
  readonly office?: string | undefined
  /** From 1; left out: the last. */
  readonly stage?: number | undefined
}

/**
 * Every deadline that a law sets for a recall, in the order of the procedure, dated as far as its events
 * have happened. The day of an event is not counted; months end on real days; working days leave out the
 * country's holidays. What the law sets no time for is not there.
 */
export function deadlinesOf(
  ruleSet: RuleSet,
  events: RecallEvents,
  seat: DeadlineCase = {},
): Deadline[] {
  const calendar = workCalendar(ruleSet.holidays)
  const deadlines: Deadline[] = []
  for (const planned of deadlinePlan(ruleSet, seat.stage)) {
    const period = periodOf(planned.of, seat.office)
    if (period === null && !isUnknown(planned.of)) continue
    const began = beginningOf(planned, events, deadlines)
    deadlines.push({
      rule: planned.rule,
      article: articleOf(planned.of) ?? null,
      established: planned.of.status !== "not-established",
      period: period && { value: period.value, unit: period.unit },
      from: planned.from,
      fromOn: began,
      ...datesOf(period, began, calendar),
      until: planned.until,
      metOn: (planned.until && events[planned.until]) ?? null,
    })
  }
  return deadlines
}

/** The deadlines that run now: begun by an event and not yet met. */
export function runningDeadlines(deadlines: readonly Deadline[]): Deadline[] {
  return deadlines.filter(({ fromOn, metOn }) => fromOn !== null && metOn === null)
}

type VotePeriod = Period & { readonly notBefore?: Period | undefined }

function periodOf(of: Provision<PerOffice<VotePeriod>>, office?: string): VotePeriod | null {
  const value = valueLastKnown(of)
  return value && forOffice(value, office)
}

/** A period that follows another begins with that one's last day, also when the work was done before. */
function beginningOf(
  { from, after }: Planned,
  events: RecallEvents,
  before: readonly Deadline[],
): Day | null {
  const previous = before.find(({ rule }) => rule === after)
  return previous?.lastDay ?? events[from] ?? null
}

function datesOf(period: VotePeriod | null, began: Day | null, calendar: WorkCalendar) {
  if (period === null || began === null) {
    return { firstDay: null, lastDay: null, daysOffNotRead: [] }
  }
  const { notBefore } = period
  const lastDay = lastDayOf(period, began, calendar)
  return {
    firstDay: notBefore ? lastDayOf(notBefore, began, calendar) : null,
    lastDay,
    daysOffNotRead: period.unit === "working-days" ? yearsNotRead(began, lastDay, calendar) : [],
  }
}

function yearsNotRead(from: Day, to: Day, calendar: WorkCalendar): number[] {
  const years = [...new Set([from, to].map((day) => Number(day.slice(0, 4))))]
  return years.filter((year) => !calendar.isRead(year))
}
