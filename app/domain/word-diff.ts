import { diffArrays } from "diff"

/** A stretch of a text that stayed, came or went. */
export interface Piece {
  readonly kind: "same" | "added" | "removed"
  readonly text: string
}

/**
 * What changed from one text to another, word by word: every word of the old text is `same` or `removed`,
 * every word of the new one `same` or `added`, in reading order.
 */
export function diffWords(former: string, latter: string): Piece[] {
  return diffArrays(tokensOf(former), tokensOf(latter)).map(({ added, removed, value }) => ({
    kind: added ? "added" : removed ? "removed" : "same",
    text: value.join(""),
  }))
}

/** Words of any script with their marks, stretches of blanks, and single signs. */
function tokensOf(text: string): string[] {
  return text.match(/[\p{L}\p{M}\p{N}]+|\s+|[^\p{L}\p{M}\p{N}\s]/gu) ?? []
}
