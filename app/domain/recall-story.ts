import type { RecallEvents } from "./recall-deadline.ts"
import type { RecallState } from "./recall.ts"
import type { Day } from "#app/lib/instant.ts"

/** A step of the statute's drive and the day on which it happened. */
export interface DatedStep {
  readonly to: RecallState
  readonly on: Day
}

/** The events of the law that steps stand for: a check that ends, by whatever outcome, is `checked`. */
const events: Partial<Record<RecallState, readonly (keyof RecallEvents)[]>> = {
  applied: ["applied"],
  refused: ["refused"],
  collecting: ["registered"],
  "handed-in": ["handed-in"],
  "vote-called": ["checked", "called"],
  recalled: ["voted", "vacated"],
  retained: ["voted"],
  "vote-invalid": ["voted"],
}

/** What has happened in a drive, as the deadlines of a law are counted from. */
export function eventsOf(steps: readonly DatedStep[]): RecallEvents {
  return Object.fromEntries(
    steps.flatMap(({ to, on }) => (events[to] ?? []).map((event) => [event, on] as const)),
  )
}
