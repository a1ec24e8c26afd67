import { decideGrounds } from "./petition-opening.ts"
import type { Ground, OpeningRefusal } from "./petition-opening.ts"
import type { PetitionState } from "./petition-state.ts"
import { decideText } from "./petition-text.ts"
import type { PetitionText } from "./petition-text.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"

/** A petition as far as it decides whether its text may be changed. */
export interface Editable {
  readonly state: PetitionState
  /** When the first seconder signed the text, or it went on to the moderators; null before. */
  readonly frozenAt: Instant | null
  readonly deputyId: number
}

export type EditRefusal = OpeningRefusal | "text-frozen" | "text-submitted"

/** What is stored of an edit. */
export interface Edit {
  readonly text: PetitionText
  readonly grounds: readonly { readonly pledgeId: number; readonly verdictId: number }[]
}

/**
 * Decides whether its author may change a petition's text and grounds: as a draft, and while seconders are
 * sought until the first of them has signed. What somebody has signed is not changed under them.
 */
export function decideEdit(
  petition: Editable,
  text: PetitionText,
  grounds: readonly Ground[],
): Outcome<Edit, EditRefusal> {
  if (!mayStillEdit(petition.state)) return refuse("text-submitted")
  if (petition.frozenAt !== null) return refuse("text-frozen")
  const kept = decideText(text)
  if (!kept.ok) return kept
  const pinned = decideGrounds(grounds, petition.deputyId)
  if (!pinned.ok) return pinned
  return accept({ text: kept.value, grounds: pinned.value })
}

/** Tells whether a petition in this state can be edited at all. */
export function mayStillEdit(state: PetitionState): boolean {
  return state === "draft" || state === "seconding"
}
