import { countOptions } from "#app/domain/vote.ts"
import type { OptionCount, VoteOption } from "#app/domain/vote.ts"
import type { Draft } from "./subject.ts"
import type { Tally } from "./tally.ts"

/** A motion with its vote events, before it is known in which space its ids lie. */
export interface MotionRecord {
  readonly draft: Draft
  readonly organizationId: string | null
  readonly periodId: string | null
  readonly events: readonly EventRecord[]
}

export interface EventRecord {
  readonly draft: Draft
  /** Only where it differs from the motion's. */
  readonly organizationId: string | null
  /** As the source gives them; null where it gives none and its votes are counted. */
  readonly counts: readonly OptionCount[] | null
  readonly ballots: readonly Ballot[]
}

/** How one voter voted in one event, in the source's ids. */
export interface Ballot {
  /** A JSON pointer, or a line of a roll call's `votes`. */
  readonly place: string | number
  readonly voterId: string
  readonly option: VoteOption
  readonly groupId: string | null
  readonly role: string | null
  readonly pairedId: string | null
}

/** Where a ballot lies in its file, in words. */
export function sayPlace(place: string | number): string {
  return typeof place === "number" ? `votes line ${place}` : place
}

/**
 * One ballot a voter: a repetition to the letter counts as unchanged, ballots that contradict each other
 * are all rejected, each naming the other. `voterOf` tells who is the same voter.
 */
export function settleBallots<Cast extends Omit<Ballot, "voterId" | "groupId" | "pairedId">>(
  ballots: readonly Cast[],
  voterOf: (ballot: Cast) => string | number,
  tally: Tally,
): Cast[] {
  const byVoter = new Map<string | number, Cast[]>()
  for (const ballot of ballots) {
    const voter = voterOf(ballot)
    const earlier = byVoter.get(voter)
    if (earlier) earlier.push(ballot)
    else byVoter.set(voter, [ballot])
  }
  return [...byVoter.values()].flatMap((cast) => {
    const [first, second] = cast
    if (!first || !second) return cast
    if (cast.every((ballot) => ballot.option === first.option)) {
      tally.settle("vote", "unchanged", cast.length - 1)
      return [first]
    }
    for (const ballot of cast) {
      const other = cast.find(({ option }) => option !== ballot.option) ?? second
      tally.reject(
        "vote",
        sayPlace(ballot.place),
        `one voter, one event, two options: "${ballot.option}" here, "${other.option}" at ${sayPlace(other.place)}`,
      )
    }
    return []
  })
}

/** What is stored as the counts of an event: the source's, or else the votes that were taken. */
export function countsOf(
  event: Pick<EventRecord, "counts">,
  taken: readonly { readonly option: VoteOption }[],
): readonly OptionCount[] {
  return event.counts ?? countOptions(taken)
}
