import { hour, millisecondsBetween, minute } from "#app/lib/instant.ts"
import type { Instant } from "#app/lib/instant.ts"

/** `watch`: it works, and should be looked at. `unset`: it is not set up, on purpose or not. */
export type CheckState = "good" | "watch" | "bad" | "unset"

/** What is looked at, one line each; of keys, disks, witnesses and ways of signing one for each. */
export const checkSubjects = [
  "log",
  "mail",
  "outbox",
  "disk",
  "key",
  "clock",
  "witness",
  "backup",
  "way",
] as const
export type CheckSubject = (typeof checkSubjects)[number]

/** What was found of one thing. */
export interface Finding {
  readonly subject: CheckSubject
  readonly state: CheckState
  /** Which of them, where there are several: a file's setting, a witness, a way. */
  readonly name?: string | undefined
  /** Numbers and words that its sentence needs. */
  readonly values?: Readonly<Record<string, string | number>> | undefined
}

const gibibyte = 1024 ** 3

/** Judges the room of a disk. @param free, total bytes */
export function judgeDisk(name: string, free: number, total: number): Finding {
  const percent = total === 0 ? 0 : Math.floor((100 * free) / total)
  const gib = Math.floor((10 * free) / gibibyte) / 10
  const state = free < gibibyte || percent < 3 ? "bad" : percent < 10 ? "watch" : "good"
  return { subject: "disk", state, name, values: { gib, percent } }
}

/** Judges the newest backup. @param hours that lie between two; @param at null where none was found */
export function judgeBackup(at: Instant | null, hours: number, now: Instant): Finding {
  if (at === null) return { subject: "backup", state: "bad" }
  const age = Math.max(0, Math.floor(millisecondsBetween(at, now) / hour))
  const state = age > 3 * hours ? "bad" : age > hours + 1 ? "watch" : "good"
  return { subject: "backup", state, values: { age } }
}

/** Judges two clocks that should agree. @param milliseconds by which they differ, either way */
export function judgeClock(name: "database" | "monotonic", milliseconds: number): Finding {
  const off = Math.abs(Math.round(milliseconds / 100) / 10)
  const state = off >= 30 ? "bad" : off >= 2 ? "watch" : "good"
  return { subject: "clock", state, name, values: { off } }
}

/** Judges what waits in the outbox. */
export function judgeOutbox(
  waiting: {
    readonly due: number
    readonly oldestDueAt: Instant | null
    readonly failing: number
    readonly givenUp: number
  },
  now: Instant,
): Finding {
  const { due, oldestDueAt, failing, givenUp } = waiting
  const late = oldestDueAt === null ? 0 : Math.max(0, millisecondsBetween(oldestDueAt, now))
  const minutes = Math.floor(late / minute)
  const state = late > hour ? "bad" : late > 10 * minute || failing + givenUp > 0 ? "watch" : "good"
  return { subject: "outbox", state, values: { due, minutes, failing, givenUp } }
}
