import type { VoteOption } from "#app/domain/vote.ts"

/** What sources call Popolo's options. `both` is a voter whom the source counts on either side. */
const words: Readonly<Record<string, VoteOption>> = {
  ...{ yes: "yes", for: "yes", aye: "yes", "in favor": "yes", "in favour": "yes" },
  ...{ no: "no", against: "no", nay: "no" },
  ...{ abstain: "abstain", abstained: "abstain", abstention: "abstain" },
  ...{ absent: "absent", "not present": "absent" },
  ...{ "not voting": "not-voting", "did not vote": "not-voting" },
  ...{ paired: "paired", pair: "paired" },
  ...{ both: "both" },
}

/** Reads a source's word for an option, or undefined where it is none we know: nothing is guessed. */
export function readOption(text: string): VoteOption | undefined {
  const word = text
    .trim()
    .toLowerCase()
    .replaceAll(/[-_\s]+/g, " ")
  return Object.hasOwn(words, word) ? words[word] : undefined
}
