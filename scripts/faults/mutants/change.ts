/** A change of the program's text, as it stands in a compiled file. */
export interface Change {
  /** Of the source file that holds what is changed. */
  readonly source: string
  /** What is looked for; it must stand there once. */
  readonly from: string
  /** What it becomes. */
  readonly to: string
}

/**
 * Makes a change in a text that a compiler wrote: spaces are of no account, and a bundler may have given any word
 * another number at its end, such as `trx$1`; what a change puts in is then said by the same name.
 *
 * @returns undefined where what is looked for does not stand there exactly once
 */
export function changed(text: string, { from, to }: Change): string | undefined {
  const found = [...text.matchAll(patternOf(from))]
  const [match] = found
  if (!match || found.length > 1) return undefined
  const becomes = to.replaceAll(word, (name) => match.groups?.[name] ?? name)
  return text.slice(0, match.index) + becomes + text.slice(match.index + match[0].length)
}

const word = /[a-z]\w*/gi

function patternOf(from: string): RegExp {
  const known = new Set<string>()
  const parts = from.split(/([a-z]\w*|\s+)/i).map((part) => {
    if (/^\s+$/.test(part)) return "\\s*"
    if (!/^[a-z]/i.test(part)) return part.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")
    if (known.has(part)) return `\\k<${part}>`
    known.add(part)
    return `(?<${part}>\\b${part}(?:\\$?\\d+)?)`
  })
  return new RegExp(parts.join(""), "g")
}
