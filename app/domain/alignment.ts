import type { Strength } from "./evidence.ts"
import type { VoteOption } from "./vote.ts"

/**
 * Which version of the method made a result: it stands beside every result. Change the number with the
 * rules below, and tell on the method's page what changed.
 *
 * The rules are those by which TheyWorkForYou sums votes up (github.com/mysociety/twfy-votes-django,
 * votes/policy_generation/scoring.py, `SimplifiedScore`, read 2026-11-28): only strong votes score, an
 * abstention is worth half, an absence is worth nothing and takes the strongest phrases away.
 */
export const alignmentMethod = 1

/** What a summary is called, from always with the promise to always against it. */
export const alignmentPhrases = [
  "consistently-for",
  "almost-always-for",
  "generally-for",
  "mixture",
  "generally-against",
  "almost-always-against",
  "consistently-against",
] as const
export type AlignmentPhrase = (typeof alignmentPhrases)[number]

/** What one linked vote says. `not-counted`: paired with an opponent, or no record of the deputy. */
export type Stance = "for" | "against" | "abstained" | "absent" | "not-counted"

/** A vote as it is linked to a promise. `ownOption`: null where no record names the deputy. */
export interface AlignedVote {
  readonly strength: Strength
  readonly fulfillingOption: VoteOption
  readonly ownOption: VoteOption | null
}

/** Half points of a stance out of two, which is one vote: kept whole, so that no rounding decides. */
const halves: Readonly<Record<Stance, number | null>> = {
  for: 2,
  abstained: 1,
  against: 0,
  absent: null,
  "not-counted": null,
}

/** How a deputy's own option relates to the one that fulfils the promise. A vote on both sides is an abstention. */
export function stanceOf({ fulfillingOption, ownOption }: Omit<AlignedVote, "strength">): Stance {
  switch (ownOption) {
    case "abstain":
    case "both":
      return "abstained"
    case "absent":
    case "not-voting":
      return "absent"
    case "paired":
    case null:
      return "not-counted"
    default:
      return ownOption === fulfillingOption ? "for" : "against"
  }
}

/** Points of one vote: 1, 0.5 or 0; null where it does not score: weak, absent, not counted. */
export function pointsOf(vote: AlignedVote): number | null {
  if (vote.strength !== "strong") return null
  const points = halves[stanceOf(vote)]
  return points === null ? null : points / 2
}

/** The sum over some votes, with everything it was made of. */
export interface Alignment {
  readonly method: number
  /** Null where no vote scores: nothing can be said. */
  readonly phrase: AlignmentPhrase | null
  /** Points reached, in halves. */
  readonly points: number
  /** Votes that score: as many points could be reached. */
  readonly scored: number
  /** Strong votes at which the deputy was absent. */
  readonly absences: number
  /** Votes that are linked as weak, or are not counted: shown, never scored. */
  readonly unscored: number
  /** What the absences took away: the phrase it would have been, and why it is not. */
  readonly capped: "more-than-one-absence" | "a-third-absent" | null
}

/**
 * Sums votes up.
 *
 * The share of points against the promise falls into bands that end at 5, 15, 40, 60, 85 and 95 percent,
 * their upper end included: exactly 95 percent with the promise is still "consistently". More than one
 * strong absence is never "consistently", a third or more never "almost always".
 */
export function alignmentOf(votes: readonly AlignedVote[]): Alignment {
  const strong = votes.filter(({ strength }) => strength === "strong")
  const absences = strong.filter((vote) => stanceOf(vote) === "absent").length
  const scoring = strong.flatMap((vote) => halves[stanceOf(vote)] ?? [])
  const reached = scoring.reduce((sum, points) => sum + points, 0)
  const scored = scoring.length
  const band = scored === 0 ? null : bandOf(2 * scored - reached, 2 * scored)
  const cap = capOf(absences, scored)
  const phrase = band === null ? null : within(band, cap)
  return {
    method: alignmentMethod,
    phrase: phrase === null ? null : (alignmentPhrases[phrase] ?? null),
    points: reached / 2,
    scored,
    absences,
    unscored: votes.length - scored - absences,
    capped: phrase === band ? null : cap,
  }
}

/** Upper ends of the bands, in percent against the promise. */
const bandEnds = [5, 15, 40, 60, 85, 95, 100]

function bandOf(against: number, of: number): number {
  return bandEnds.findIndex((end) => against * 100 <= end * of)
}

function capOf(absences: number, scored: number): Alignment["capped"] {
  if (absences > 0 && absences * 3 >= absences + scored) return "a-third-absent"
  return absences > 1 ? "more-than-one-absence" : null
}

function within(band: number, cap: Alignment["capped"]): number {
  const edge = cap === "a-third-absent" ? 2 : cap === null ? 0 : 1
  return Math.min(Math.max(band, edge), alignmentPhrases.length - 1 - edge)
}
