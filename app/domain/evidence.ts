import type { VoteOption } from "./vote.ts"

/** What a piece of evidence is. A `vote` is linked to a vote event; a `decision` was taken without a roll call. */
export const evidenceKinds = [
  "vote",
  "decision",
  "bill",
  "inquiry",
  "budget",
  "works",
  "document",
  "press",
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
