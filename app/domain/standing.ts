/**
 * Why nothing is written for now, the gravest first: of several that hold, this one is told.
 *
 * `restored`: an older copy was put back and nobody has said yet that it may be gone on with. `database-fault`: the
 * database refuses to store. `checking`: the site was not stopped but died, and its database is being looked through.
 * `operator`: an operator has put the site into read-only mode.
 */
export const readOnlyReasons = ["restored", "database-fault", "checking", "operator"] as const
export type ReadOnlyReason = (typeof readOnlyReasons)[number]

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
}

/** @param changed is told each time when what stands here becomes another */
export function makeStanding(changed: () => void = () => undefined): SiteStanding {
  const held: ReadOnlyReason[] = []

  function readOnly(): ReadOnlyReason | undefined {
    return held.length === 0 ? undefined : readOnlyReasons.find((reason) => held.includes(reason))
  }

  function move(step: () => void): void {
    const before = readOnly()
    step()
    if (readOnly() !== before) changed()
  }

  return {
    readOnly,
    hold: (reason) => {
      let isHeld = true
      move(() => held.push(reason))
      return () => {
        if (!isHeld) return
        isHeld = false
        move(() => held.splice(held.indexOf(reason), 1))
      }
    },
  }
}
