import type { PetitionState } from "#app/domain/petition-state.ts"
import type { RecallState } from "#app/domain/recall.ts"
import type { Spoken } from "#scripts/demo/words/named.ts"

/**
 * What happens to a petition. Numbers are days before the day on which the demonstration is made; under
 * the law that binds districts, a reply is awaited for 10 days and signatures are taken for 30.
 */
export interface PetitionPlan {
  readonly seat: number
  readonly lang: Spoken
  readonly state: PetitionState
  readonly created: number
  /** The day of the fifth seconder, or how many seconders there are so far. */
  readonly seconded?: number
  readonly seconders?: number
  readonly admitted?: number
  readonly replied?: { readonly ago: number; readonly outcome: "given" | "declined" | "timed-out" }
  /** The day on which a ground was rated otherwise: before opening, so that it came back to its author. */
  readonly fallen?: number
  /** The same after opening: its page says so. */
  readonly changed?: number
  /** Signatures, in per cent of those needed or as a number. */
  readonly percent?: number
  readonly signatures?: number
  /** What ends or halts it. */
  readonly end?: {
    readonly ago: number
    readonly by: "clock" | "court" | "moderator" | "proponent" | "system"
  }
  /** Steps of the statute's drive. */
  readonly recall?: readonly RecallPlan[]
  /** One of the cast speaks for it: the first or the second constituent. */
  readonly author?: 1 | 2
}

type RecallPlan = readonly [ago: number, to: RecallState]

/** How the time for the deputy's reply ended, so many days ago. */
export function given(ago: number) {
  return { ago, outcome: "given" } as const
}

export function declined(ago: number) {
  return { ago, outcome: "declined" } as const
}

export function silent(ago: number) {
  return { ago, outcome: "timed-out" } as const
}

/** What the clock ended so many days ago. */
export function clock(ago: number) {
  return { ago, by: "clock" } as const
}
