import { lastDayOf } from "./period.ts"
import type { Period } from "./period.ts"
import { addDays } from "#app/lib/day.ts"
import type { Day, Instant } from "#app/lib/instant.ts"
import { todayAt } from "#app/lib/zone.ts"

/**
 * How long what signers said outlives their petition. No law of Kazakhstan gives a number: personal data are
 * kept until their purpose is reached (94-V). A month after the end, as with the European citizens'
 * initiative (2019/788, article 19): in it decisions on signatures are appealed and the sample is checked.
 * Three months are the most, also where somebody leaves an appeal or an audit undone.
 */
export const retention = {
  usual: { value: 30, unit: "calendar-days" },
  most: { value: 90, unit: "calendar-days" },
} as const satisfies Record<string, Period>

/** The last day on which what was said is kept, if the petition closes after its last day of signing. */
export function keptIfOnTime(closesOn: Day): Day {
  return lastDayOf(retention.usual, addDays(closesOn, 1))
}

/** What has ended, and whether an appeal or an audit of it is still open. */
export interface Ended {
  readonly endedAt: Instant
  readonly isContested: boolean
}

/** The last day on which what was said is kept; the day of the end is not counted. */
export function keptUntil({ endedAt, isContested }: Ended): Day {
  return lastDayOf(isContested ? retention.most : retention.usual, todayAt(endedAt))
}

/** Tells whether the time has come to destroy what was said. */
export function mustDestroy(ended: Ended, now: Instant): boolean {
  return todayAt(now) > keptUntil(ended)
}

/**
 * What is kept of what a signer said. `gone`: nothing, it went with the signature. `running`: all, nobody
 * knows yet when the petition is over. `expected`: all, to the end of that day if it closes on time.
 * `until`: till the end of that day. `held`: to the end of that day by order of a court, past its own time.
 * `destroyed`: nothing since that day.
 */
export type Keeping =
  | { readonly state: "gone" | "running" }
  | { readonly state: "expected" | "until" | "held" | "destroyed"; readonly day: Day }

/** What is kept of a signature: as its signer is told. */
export function keepingOf({
  isSealed,
  closesOn,
  ended,
  destroyedAt,
  heldUntil = null,
}: {
  /** Whether what it says is still there. */
  readonly isSealed: boolean
  /** The last day of signing; null while it is not known. */
  readonly closesOn: Day | null
  /** Null while the petition is not over. */
  readonly ended: Ended | null
  readonly destroyedAt: Instant | null
  /** The last day to which a court has the petition's data held. */
  readonly heldUntil?: Day | null
}): Keeping {
  if (isSealed && ended && heldUntil !== null && heldUntil > keptUntil(ended))
    return { state: "held", day: heldUntil }
  if (isSealed && ended) return { state: "until", day: keptUntil(ended) }
  if (isSealed && closesOn !== null) return { state: "expected", day: keptIfOnTime(closesOn) }
  if (isSealed) return { state: "running" }
  return destroyedAt === null
    ? { state: "gone" }
    : { state: "destroyed", day: todayAt(destroyedAt) }
}
