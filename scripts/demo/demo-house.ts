import type { House } from "#app/context.server.ts"
import type { stoppedClock } from "#app/lib/instant.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import type { Calendar } from "#scripts/demo/calendar.ts"

/** What the demonstration is made with. */
export interface DemoHouse extends Pick<
  House,
  "db" | "keys" | "ruleSets" | "providers" | "log" | "dataDir"
> {
  readonly calendar: Calendar
  /** Tells when the log signs, and goes from day to day with those who sign. */
  readonly clock: ReturnType<typeof stoppedClock>
}

/** The value of a deed that must not be refused here. @throws with what was refused, and to whom */
export function done<Value>(outcome: Outcome<Value>, what: string): Value {
  if (outcome.ok) return outcome.value
  const { code, details } = outcome.refusal
  throw new Error(`the demonstration may not ${what}: ${code} ${JSON.stringify(details ?? {})}`)
}
