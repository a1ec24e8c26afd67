import type { Instant } from "#app/lib/instant.ts"

/**
 * Why nothing is written for now, the gravest first: of several that hold, this one is told.
 *
 * `restored`: an older copy was put back and nobody has said yet that it may be gone on with. `database-fault`: the
 * database refuses to store. `checking`: the site was not stopped but died, and its database is being looked through.
 * `operator`: an operator has put the site into read-only mode.
 */
export const readOnlyReasons = ["restored", "database-fault", "checking", "operator"] as const
export type ReadOnlyReason = (typeof readOnlyReasons)[number]

/**
 * What an operator can stop for all, each by itself. `writing`: everything that stores something but the way back.
 * `mail`: letters wait in the outbox.
 */
export const stopKinds = ["signing", "opening", "search", "mail", "writing"] as const
export type StopKind = (typeof stopKinds)[number]

/** Why something is stopped, as the public is told in its language. What the operator wrote stands in the trail. */
export const stopCauses = ["upkeep", "fault", "attack", "law"] as const
export type StopCause = (typeof stopCauses)[number]

/** What is stopped, why, and since when. */
export interface Stop {
  readonly kind: StopKind
  readonly cause: StopCause
  readonly since: Instant
}

/** How the site stands, as its pages show it. */
export interface ShownStanding {
  readonly readOnly: ReadOnlyReason | null
  readonly stops: Readonly<Partial<Record<StopKind, Stop | undefined>>>
}

/** After so many seconds it is worth asking again for what was stopped. */
export const stoppedSeconds = 300

/** After so many seconds it is worth asking again. */
export const waitSeconds: Readonly<Record<ReadOnlyReason, number>> = {
  restored: 600,
  "database-fault": 10,
  checking: 30,
  operator: 300,
}

/** Whether this process writes, and what it does not do for now. Held in memory: asking costs nothing. */
export interface SiteStanding {
  /** Why nothing is written for now; undefined where it is. */
  readOnly(): ReadOnlyReason | undefined
  /**
   * Puts this process into read-only mode: the gate refuses what would write, pages are read and say why.
   * @returns what lets go of it. Several that hold add up; letting go twice is letting go once
   */
  hold(reason: ReadOnlyReason): () => void
  /** What operators have stopped of this kind; undefined where they have not. */
  stopOf(kind: StopKind): Stop | undefined
  /** Takes what the database says is stopped, in the place of what was known. */
  learn(stops: readonly Stop[]): void
  /** The same for pages. */
  shown(): ShownStanding
}

/** @param changed is told each time when what is shown becomes another */
export function makeStanding(changed: () => void = () => undefined): SiteStanding {
  const held: ReadOnlyReason[] = []
  let stops: ShownStanding["stops"] = {}
  let shown: ShownStanding = { readOnly: null, stops }

  function readOnly(): ReadOnlyReason | undefined {
    const reasons = stops.writing ? [...held, "operator"] : held
    return readOnlyReasons.find((reason) => reasons.includes(reason))
  }

  function move(step: () => void): void {
    step()
    const now: ShownStanding = { readOnly: readOnly() ?? null, stops }
    if (JSON.stringify(now) === JSON.stringify(shown)) return
    shown = now
    changed()
  }

  return {
    readOnly: () => shown.readOnly ?? undefined,
    hold: (reason) => {
      let isHeld = true
      move(() => held.push(reason))
      return () => {
        if (!isHeld) return
        isHeld = false
        move(() => held.splice(held.indexOf(reason), 1))
      }
    },
    stopOf: (kind) => stops[kind],
    learn: (known) => {
      const sorted = stopKinds.flatMap((kind) => known.find((stop) => stop.kind === kind) ?? [])
      move(() => (stops = Object.fromEntries(sorted.map((stop) => [stop.kind, stop]))))
    },
    shown: () => shown,
  }
}
