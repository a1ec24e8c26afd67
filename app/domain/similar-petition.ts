import { words } from "./fold.ts"

/** Likeness from which one text is shown beside another: a third of the trigrams in common. */
export const similarFrom = 0.33

/**
 * How alike two texts are, from 0 to 1: the Dice coefficient of the trigrams of their folded words. The
 * spelling of a word, its alphabet and the order of the words do not matter.
 */
export function likeness(one: string, other: string): number {
  const [first, second] = [trigrams(one), trigrams(other)]
  if (first.size === 0 || second.size === 0) return 0
  const common = [...first].filter((trigram) => second.has(trigram)).length
  return (2 * common) / (first.size + second.size)
}

/** A text of an earlier petition, and the promises that are its grounds. */
export interface EarlierText {
  readonly title: string
  readonly statement: string
  readonly pledges: readonly string[]
}

/** What somebody is about to submit. The text may still be empty. */
export interface Intended {
  readonly title: string
  readonly statement: string
  readonly pledges: readonly string[]
}

export interface Likened<Earlier> {
  readonly earlier: Earlier
  readonly likeness: number
  /** How many grounds both name. */
  readonly sharedGrounds: number
}

/** Earlier petitions that share a ground with what is intended or read like it, the likest first. */
export function findSimilar<Earlier extends EarlierText>(
  intended: Intended,
  earlier: readonly Earlier[],
): Likened<Earlier>[] {
  const text = `${intended.title} ${intended.statement}`
  return earlier
    .map((one) => ({
      earlier: one,
      likeness: likeness(text, `${one.title} ${one.statement}`),
      sharedGrounds: one.pledges.filter((pledge) => intended.pledges.includes(pledge)).length,
    }))
    .filter((one) => one.sharedGrounds > 0 || one.likeness >= similarFrom)
    .sort((a, b) => b.likeness - a.likeness || b.sharedGrounds - a.sharedGrounds)
}

function trigrams(text: string): ReadonlySet<string> {
  const found = new Set<string>()
  for (const word of words(text)) {
    const padded = ` ${word} `
    for (let start = 0; start + 3 <= padded.length; start++) {
      found.add(padded.slice(start, start + 3))
    }
  }
  return found
}
