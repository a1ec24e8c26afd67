import { words } from "./fold.ts"
import { isOverlapping } from "./membership-span.ts"
import type { Span } from "./membership-span.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"

/** The scheme of the public id that a person's record had before it was merged into another. */
export const formerIdScheme = "public-id"

/** An identifier: `wikidata`, or `source:` and a source's key for that source's own id. */
export interface SchemedId {
  readonly scheme: string
  readonly value: string
}

/** Why two records may be one person. */
export interface Ground extends SchemedId {
  /** `shared`: both carry it. `ambiguous`: an import found one id of two sources on both, and could name neither. */
  readonly ground: "shared" | "ambiguous"
}

/** A seat as far as two can contradict each other. Keys. */
export interface HeldSeat extends Span {
  readonly organizationId: number
  readonly areaId: number | null
  readonly mandateKind: string | null
}

/** One of the two records, with all that stands under it. */
export interface Candidate {
  readonly names: readonly string[]
  readonly gender: string | null
  /** Known in part, or null. */
  readonly birthDate: string | null
  readonly deathDate: string | null
  readonly identifiers: readonly SchemedId[]
  readonly seats: readonly HeldSeat[]
  /** Petitions under way against the person, on either track. */
  readonly livePetitions: number
  readonly deputyAccounts: number
  /** Codes by letter that have not ended. */
  readonly waitingCodes: number
  /** Proposals that wait for a second person and have to do with this one. */
  readonly waitingDecisions: number
}

/** The two records, and what binds them to each other and to whoever wants to merge them. */
export interface MergeCase {
  readonly kept: Candidate
  readonly dropped: Candidate
  readonly grounds: readonly Ground[]
  /** Vote events in which both voted, with the very same row. */
  readonly votedAlike: number
  /** Those in which they did not: the first, by its title. */
  readonly votedUnlike: readonly string[]
  /** Vote events that both explained. */
  readonly explainedBoth: number
  /** Whether somebody decided that they are not the same, and nobody took that back. */
  readonly isHeldApart: boolean
  /** Whether the one who wants to merge them declared a conflict of interest about either. */
  readonly isConflicted: boolean
}

export type MergeRefusal =
  | "merge-no-ground"
  | "merge-held-apart"
  | "merge-conflict"
  | "merge-voted-unlike"
  | "merge-explained-both"
  | "merge-petition-running"
  | "merge-petitions-both"
  | "merge-two-desks"
  | "merge-two-codes"
  | "merge-decision-waiting"

/** What speaks against it and bars nothing: whoever merges has read it. */
export type MergeWarning =
  | "born-otherwise"
  | "died-otherwise"
  | "other-gender"
  | "other-names"
  | "other-identifier"
  | "only-ambiguous"
  | "voted-alike"
  | "same-seat"
  | "two-districts"

/** A warning with the scheme or the number that it is about. */
export interface Warned {
  readonly code: MergeWarning
  readonly scheme?: string | undefined
  readonly count?: number | undefined
}

/**
 * Decides whether one record may be merged into another. Names never bring two together: what both carry as an
 * identifier does, or an id that an import could not tell apart. Whoever voted both ways in one vote is two
 * people; a petition under way must find the person against whom it was begun.
 */
export function decideMerge(merge: MergeCase): Outcome<readonly Warned[], MergeRefusal> {
  const { kept, dropped, grounds, votedUnlike } = merge
  const [event] = votedUnlike
  if (grounds.length === 0) return refuse("merge-no-ground")
  if (merge.isHeldApart) return refuse("merge-held-apart")
  if (merge.isConflicted) return refuse("merge-conflict")
  if (event !== undefined) {
    return refuse("merge-voted-unlike", { details: { event, count: votedUnlike.length } })
  }
  if (merge.explainedBoth > 0) return refuse("merge-explained-both")
  if (dropped.livePetitions > 0) {
    return refuse(kept.livePetitions > 0 ? "merge-petitions-both" : "merge-petition-running")
  }
  if (kept.deputyAccounts > 0 && dropped.deputyAccounts > 0) return refuse("merge-two-desks")
  if (kept.waitingCodes > 0 && dropped.waitingCodes > 0) return refuse("merge-two-codes")
  if (kept.waitingDecisions + dropped.waitingDecisions > 0) return refuse("merge-decision-waiting")
  return accept(warningsOf(merge))
}

/** What speaks against two records being one person, as far as their facts tell. */
export function warningsOf(merge: Omit<MergeCase, "isHeldApart" | "isConflicted">): Warned[] {
  const { kept, dropped, grounds, votedAlike } = merge
  const found: Warned[] = []
  if (differ(kept.birthDate, dropped.birthDate)) found.push({ code: "born-otherwise" })
  if (differ(kept.deathDate, dropped.deathDate)) found.push({ code: "died-otherwise" })
  if (kept.gender !== null && dropped.gender !== null && kept.gender !== dropped.gender) {
    found.push({ code: "other-gender" })
  }
  if (!haveWordInCommon(kept.names, dropped.names)) found.push({ code: "other-names" })
  for (const scheme of contradicting(kept.identifiers, dropped.identifiers)) {
    found.push({ code: "other-identifier", scheme })
  }
  if (grounds.every(({ ground }) => ground === "ambiguous")) found.push({ code: "only-ambiguous" })
  if (votedAlike > 0) found.push({ code: "voted-alike", count: votedAlike })
  return [...found, ...warnOfSeats(kept.seats, dropped.seats)]
}

/** One day says another where it is the same, known better: 1970 and 1970-02 do not differ. */
function differ(one: string | null, other: string | null): boolean {
  if (one === null || other === null) return false
  return !one.startsWith(other) && !other.startsWith(one)
}

function haveWordInCommon(some: readonly string[], others: readonly string[]): boolean {
  const known = new Set(others.flatMap((name) => words(name)))
  return some.flatMap((name) => words(name)).some((word) => known.has(word))
}

/** Ids of many sources lie in one space, and a merged record's own is none of a register: two say nothing. */
const ofMany: readonly string[] = ["source:popolo", formerIdScheme]

/** Schemes by which each has a value and none is the other's: one register, two entries. */
function contradicting(some: readonly SchemedId[], others: readonly SchemedId[]): string[] {
  const schemes = new Set(some.map(({ scheme }) => scheme).filter((one) => !ofMany.includes(one)))
  return [...schemes].sort().filter((scheme) => {
    const own = some.filter((id) => id.scheme === scheme).map(({ value }) => value)
    const theirs = others.filter((id) => id.scheme === scheme).map(({ value }) => value)
    return theirs.length > 0 && !own.some((value) => theirs.includes(value))
  })
}

/** A district has one deputy at a time, and a deputy one district of a house. */
function warnOfSeats(some: readonly HeldSeat[], others: readonly HeldSeat[]): Warned[] {
  const pairs = some.flatMap((one) =>
    others
      .filter((other) => other.organizationId === one.organizationId && isOverlapping(one, other))
      .map((other) => ({ one, other })),
  )
  const seated = pairs.filter(
    ({ one, other }) =>
      one.areaId !== null &&
      other.areaId !== null &&
      one.mandateKind !== "list" &&
      other.mandateKind !== "list",
  )
  const isSame = seated.some(({ one, other }) => one.areaId === other.areaId)
  const isTwo = seated.some(({ one, other }) => one.areaId !== other.areaId)
  return [
    ...(isSame ? [{ code: "same-seat" } as const] : []),
    ...(isTwo ? [{ code: "two-districts" } as const] : []),
  ]
}
