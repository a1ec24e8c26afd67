/** Popolo's options, and `both` where a source counts a voter on either side. In the order of pages. */
export const voteOptions = [
  "yes",
  "no",
  "abstain",
  "absent",
  "not-voting",
  "paired",
  "both",
] as const

export type VoteOption = (typeof voteOptions)[number]

export interface OptionCount {
  readonly option: VoteOption
  readonly value: number
}

/** How often each option was chosen; options that nobody chose are left out. */
export function countOptions(votes: readonly { readonly option: VoteOption }[]): OptionCount[] {
  return voteOptions
    .map((option) => ({
      option,
      value: votes.filter((vote) => vote.option === option).length,
    }))
    .filter(({ value }) => value > 0)
}

/** Counts in the order of pages, whatever order they came in. */
export function inPageOrder(counts: readonly OptionCount[]): OptionCount[] {
  return voteOptions.flatMap((option) => counts.filter((count) => count.option === option))
}

/** The counts of a source that its own votes do not bear out, as the source gives them. */
export function compareCounts(
  told: readonly OptionCount[],
  counted: readonly OptionCount[],
): OptionCount[] {
  return told.filter(({ option, value }) => {
    return (counted.find((count) => count.option === option)?.value ?? 0) !== value
  })
}
