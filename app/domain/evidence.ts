import { decideLength } from "./text.ts"
import type { VoteOption } from "./vote.ts"
import { firstDay } from "#app/lib/day.ts"
import type { PartialDay } from "#app/lib/day.ts"
import type { Day } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"

/** What a piece of evidence is. Only a `vote` is linked to a vote event of the records. */
export const evidenceKinds = [
  "vote",
  "motion",
  "question",
  "budget",
  "local-work",
  "document",
  "media",
  "statement",
  "absence",
] as const
export type EvidenceKind = (typeof evidenceKinds)[number]

/** The options by which a promise can be fulfilled in a vote. */
export const fulfillingOptions = ["yes", "no"] as const satisfies readonly VoteOption[]
export type FulfillingOption = (typeof fulfillingOptions)[number]

/** Whether evidence speaks for the promise having been kept, against it, or only explains. */
export const directions = ["supports", "contradicts", "context"] as const
export type Direction = (typeof directions)[number]

/** `weak`: procedural votes, readings in between, second-hand reports. */
export const strengths = ["strong", "weak"] as const
export type Strength = (typeof strengths)[number]

/** A linked vote: the option that fulfils the promise and the deputy's own, null where none is recorded. */
export interface VoteTaken {
  readonly fulfillingOption: VoteOption
  readonly ownOption: VoteOption | null
}

/**
 * What a linked vote says of the promise: the fulfilling option supports it, the opposite contradicts
 * it. Who abstained, was absent or paired neither kept nor broke it by this vote.
 */
export function voteDirection({ fulfillingOption, ownOption }: VoteTaken): Direction {
  if (ownOption === fulfillingOption) return "supports"
  const taken = [ownOption, fulfillingOption]
  return taken.includes("yes") && taken.includes("no") ? "contradicts" : "context"
}

/** The direction of any evidence: a vote's own, as the records stand now; else the one that was declared. */
export function evidenceDirection(declared: Direction | null, vote: VoteTaken | null): Direction {
  return vote ? voteDirection(vote) : (declared ?? "context")
}

/** What evidence shows, in the words of who linked it: characters, both ends included. */
export const noteLimits = { least: 10, most: 600 } as const
export const titleLimits = { least: 3, most: 200 } as const

/** Where it happened, in words: characters, both ends included. */
export const placeLimits = { least: 1, most: 120 } as const

/** Kinds that are not linked to a vote event. */
export const actionKinds = evidenceKinds.filter((kind) => kind !== "vote")
export type ActionKind = Exclude<EvidenceKind, "vote">

/** An act, a document or a report that bears on a promise. Its direction is declared, not derived. */
export interface ActionDraft {
  readonly kind: ActionKind
  readonly title: string
  readonly note: string
  readonly direction: Direction
  readonly strength: Strength
  readonly happenedOn: PartialDay
}

export type NoteRefusal = "note-too-short" | "note-too-long"

/** Accepts a note as it is kept. */
export function decideNote(note: string): Outcome<string, NoteRefusal> {
  return decideLength("note", note, noteLimits)
}

/** Accepts a place as it is kept; null where nobody says where it was. */
export function decidePlace(place: string | null): Outcome<string | null, "place-too-long"> {
  if (place === null || place.trim() === "") return accept(null)
  const kept = decideLength("place", place, { ...placeLimits, least: 0 })
  if (kept.ok) return kept
  return refuse("place-too-long", { details: { most: placeLimits.most } })
}

export type ActionRefusal =
  NoteRefusal | "title-too-short" | "title-too-long" | "happened-in-future"

/** Decides whether an action may be linked to a promise: it has a name, says what it shows, and has happened. */
export function decideAction(draft: ActionDraft, today: Day): Outcome<ActionDraft, ActionRefusal> {
  const title = decideLength("title", draft.title, titleLimits)
  if (!title.ok) return title
  const note = decideNote(draft.note)
  if (!note.ok) return note
  if (firstDay(draft.happenedOn) > today) return refuse("happened-in-future")
  return accept({ ...draft, title: title.value, note: note.value })
}
