import { likeness } from "./similar-petition.ts"

/** Likeness from which a promise is shown as perhaps the same: tried on the pairs of its test. */
export const alikeFrom = 0.58

/** How many are shown: who looks through more looks at none. */
const shown = 5

/** A promise that stands on the record. */
export interface KnownPledge {
  readonly publicId: string
  readonly text: string
}

/**
 * Promises that read like a text, the likest first: their folded words share enough trigrams, whatever
 * their spelling, their order and their endings. Only shown, never merged: who records decides.
 */
export function findAlike<Known extends KnownPledge>(
  text: string,
  known: readonly Known[],
): Known[] {
  return known
    .map((pledge) => ({ pledge, likeness: likeness(text, pledge.text) }))
    .filter((one) => one.likeness >= alikeFrom)
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, shown)
    .map(({ pledge }) => pledge)
}
