import { mulberry32 } from "./mulberry.ts"
import { addDays, daysBetween } from "#app/lib/day.ts"
import type { Day } from "#app/lib/instant.ts"

/** A number of signatures at the end of a day. */
export interface DayCount {
  readonly day: Day
  readonly count: number
}

/** Where the number may stand at the end of a day to come: 8 of 10 draws end between `low` and `high`. */
export interface OutlookDay {
  readonly day: Day
  readonly low: number
  readonly median: number
  readonly high: number
}

/**
 * Where the number of signatures goes if the pace holds; or why nobody can say: signing is over, has no end, or
 * has not gone on for as many days as the pace is taken from at least.
 */
export type SignatureOutlook =
  | { readonly kind: "band"; readonly paceDays: number; readonly days: readonly OutlookDay[] }
  | { readonly kind: "none"; readonly why: "over" | "endless" | "few-days" }

/** The days from which the pace is taken: the last so many that are whole. */
export const paceDays = 14
/** With fewer whole days than these nothing is said of the days to come. */
export const leastDays = 7
/** How many courses are drawn, and the number that the draws begin with. */
export const courses = 1000
export const courseSeed = 20_260_701

interface Drive {
  /** Days on which the number moved, oldest first: in between it stood. */
  readonly counted: readonly DayCount[]
  /** The first day of signing. */
  readonly from: Day
  readonly today: Day
  /** The last day of signing; null where there is none. */
  readonly closesOn: Day | null
  /** Signing goes on. */
  readonly open: boolean
}

/**
 * A thousand courses to the last day of signing, each step a day drawn from those of late: what was gained or
 * lost on it. It assumes that the coming days are like these, and nothing else.
 *
 * @returns the days from tomorrow to the last one, with what 80 of 100 courses have on each
 */
export function signatureOutlook(drive: Drive): SignatureOutlook {
  const { from, today, closesOn, open } = drive
  if (!open || (closesOn !== null && closesOn <= today)) return { kind: "none", why: "over" }
  if (closesOn === null) return { kind: "none", why: "endless" }
  // The first day brings the signatures that waited for the opening: no pace is taken from it.
  const known = Math.min(paceDays, daysBetween(from, today) - 1)
  if (known < leastDays) return { kind: "none", why: "few-days" }
  const steps = stepsOf(drive, known)
  const bands = bandsOf(steps, countAt(drive.counted, today), daysBetween(today, closesOn))
  return {
    kind: "band",
    paceDays: known,
    days: bands.map((band, index) => ({ day: addDays(today, index + 1), ...band })),
  }
}

type Band = Omit<OutlookDay, "day">

const mostKept = 100
const kept = new Map<string, readonly Band[]>()

/** The bands of the days to come. A page is made in each language, and again when something else changes: drawn once. */
function bandsOf(steps: readonly number[], start: number, days: number): readonly Band[] {
  const key = [days, start, ...steps].join(" ")
  const known = kept.get(key)
  if (known) return known
  const bands = drawCourses(steps, start, days).map(bandOf)
  if (kept.size >= mostKept) kept.clear()
  kept.set(key, bands)
  return bands
}

/** What each of the last whole days moved the number by; today is not over. */
function stepsOf({ counted, today }: Drive, known: number): number[] {
  return Array.from({ length: known }, (_, index) => {
    const day = addDays(today, -1 - index)
    return countAt(counted, day) - countAt(counted, addDays(day, -1))
  })
}

/** The number at the end of a day: that of the last day on which it moved. */
export function countAt(counted: readonly DayCount[], day: Day): number {
  return counted.findLast((one) => one.day <= day)?.count ?? 0
}

/**
 * For each day to come, the numbers that the courses have on it, side by side: so they are put in order five times as
 * fast as those of a list.
 */
function drawCourses(steps: readonly number[], start: number, days: number): Int32Array[] {
  const random = mulberry32(courseSeed)
  const rows = Array.from({ length: days }, () => new Int32Array(courses))
  for (let course = 0; course < courses; course += 1) {
    let count = start
    for (const row of rows) {
      count = Math.max(0, count + (steps[Math.floor(random() * steps.length)] ?? 0))
      row[course] = count
    }
  }
  return rows
}

function bandOf(counts: Int32Array): Band {
  counts.sort()
  function at(share: number): number {
    return counts[Math.min(counts.length - 1, Math.floor(share * counts.length))] ?? 0
  }
  return { low: at(0.1), median: at(0.5), high: at(0.9) }
}
