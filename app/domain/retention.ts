import { lastDayOf } from "./period.ts"
import type { Period } from "./period.ts"
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
 * What is kept of what a signer said. `gone`: nothing, it went with the signature. `running`: all, the
 * petition is not over. `until`: till the end of that day. `destroyed`: nothing since that day.
 */
export type Keeping =
  | { readonly state: "gone" | "running" }
  | { readonly state: "until" | "destroyed"; readonly day: Day }

/** What is kept of a signature: as its signer is told. */
export function keepingOf({
  isSealed,
  ended,
  destroyedAt,
}: {
  /** Whether what it says is still there. */
  readonly isSealed: boolean
  /** Null while the petition is not over. */
  readonly ended: Ended | null
  readonly destroyedAt: Instant | null
}): Keeping {
  if (isSealed) return ended ? { state: "until", day: keptUntil(ended) } : { state: "running" }
  return destroyedAt === null
    ? { state: "gone" }
    : { state: "destroyed", day: todayAt(destroyedAt) }
}
