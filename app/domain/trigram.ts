/** Longer words are no names: they are found by their beginnings alone. */
const longest = 30

/**
 * The trigrams of a folded word, its ends marked, each once: of `aba` `_ab aba ba_`. None of numbers, and none
 * of words of one or two letters: a slip of the finger makes another word of those.
 */
export function trigramsOf(word: string): string[] {
  if (word.length < 3 || word.length > longest || !/[a-z]/.test(word)) return []
  const marked = `_${word}_`
  const all = Array.from({ length: word.length }, (_, at) => marked.slice(at, at + 3))
  return [...new Set(all)]
}

/** How many slips are taken for slips in a word of this length; of short words none, they are too like. */
export function slipsIn(word: string): number {
  if (word.length < 4 || trigramsOf(word).length === 0) return 0
  return word.length < 6 ? 1 : word.length < 10 ? 2 : 3
}

/**
 * How many slips (a letter wrong, missing, too many, or two changed about) lie between what was typed and a
 * word that begins so, and how many letters of the word follow. The fewest slips count, then the fewest
 * letters. Damerau and Levenshtein, in the variant that never edits a letter twice.
 */
export function slipsBetween(typed: string, word: string): { slips: number; rest: number } {
  const rows: number[][] = []
  for (let i = 0; i <= typed.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= word.length; j += 1) row.push(i === 0 ? j : cost(rows, row, typed, word))
    rows.push(row)
  }
  const last = rows.at(-1) ?? []
  const slips = Math.min(...last)
  return { slips, rest: word.length - last.lastIndexOf(slips) }
}

/** The cell after those that stand: `rows` above, `row` on its left. */
function cost(rows: number[][], row: number[], typed: string, word: string): number {
  const i = rows.length
  const j = row.length
  const above = rows[i - 1] ?? []
  const isSame = typed[i - 1] === word[j - 1]
  const fewest = Math.min(
    (above[j] ?? 0) + 1,
    (row[j - 1] ?? 0) + 1,
    (above[j - 1] ?? 0) + (isSame ? 0 : 1),
  )
  const isChanged = i > 1 && j > 1 && typed[i - 1] === word[j - 2] && typed[i - 2] === word[j - 1]
  return isChanged ? Math.min(fewest, (rows[i - 2]?.[j - 2] ?? 0) + 1) : fewest
}
