import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"

/** Why a merge stays. */
export type UndoRefusal =
  | "no-such-merge"
  | "merge-undone-already"
  | "merge-conflict"
  | "merge-stands-under-another"
  | "merge-imported-since"
  | "merge-petitioned-since"
  | "merge-rows-changed"

/** What became of a merge since. */
export interface UndoCase {
  readonly isUndone: boolean
  readonly isConflicted: boolean
  /** Whether the person who was kept was merged into another later. */
  readonly standsUnderAnother: boolean
  /** Imports that have added to the person who was kept since: their numbers. */
  readonly importedSince: readonly number[]
  /** Petitions that were begun against the person since. */
  readonly petitionedSince: number
  /** Rows that were moved and are no longer the kept person's. */
  readonly changedRows: number
}

/**
 * Decides whether a merge can be undone exactly: what came to the person since must not have to be divided by
 * a guess. Imports can be taken back first; a petition cannot.
 */
export function decideUndo(undo: UndoCase): Outcome<undefined, UndoRefusal> {
  if (undo.isUndone) return refuse("merge-undone-already")
  if (undo.isConflicted) return refuse("merge-conflict")
  if (undo.standsUnderAnother) return refuse("merge-stands-under-another")
  if (undo.importedSince.length > 0) {
    return refuse("merge-imported-since", { details: { runs: undo.importedSince.join(", ") } })
  }
  if (undo.petitionedSince > 0) return refuse("merge-petitioned-since")
  if (undo.changedRows > 0) {
    return refuse("merge-rows-changed", { details: { count: undo.changedRows } })
  }
  return accept(undefined)
}
