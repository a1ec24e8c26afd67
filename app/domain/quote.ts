import { words } from "./fold.ts"

/** A stretch of a text: offsets in UTF-16 units, the end not included. */
export interface Stretch {
  readonly start: number
  readonly end: number
}

/** What is not seen and does not part words: soft hyphens, joiners, marks of order. */
const unseen = /[\u00ad\u200b-\u200d\u2060\ufeff]/

/**
 * Finds a quote in a text, letter by letter: only how blanks and lines are set does not count, nor what is
 * not seen. Undefined where it does not stand there; of several places, the first.
 */
export function findQuote(text: string, quote: string): Stretch | undefined {
  const { letters, places } = evened(text)
  const sought = evened(quote).letters.trim()
  if (sought === "") return undefined
  const at = letters.indexOf(sought)
  const first = places[at]
  const last = places[at + sought.length - 1]
  return at < 0 || first === undefined || last === undefined
    ? undefined
    : { start: first, end: last + 1 }
}

/** A text with single blanks and nothing unseen, and where each of its letters stood. */
function evened(text: string): { letters: string; places: number[] } {
  let letters = ""
  const places: number[] = []
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charAt(at)
    if (unseen.test(letter)) continue
    const isBlank = /\s/.test(letter)
    if (isBlank && letters.endsWith(" ")) continue
    letters += isBlank ? " " : letter
    places.push(at)
  }
  return { letters, places }
}

/** From which share of the quote's words on a passage is shown as what may have been meant. */
const nearFrom = 0.4

/**
 * The passage of a text that shares most words with a quote, however they are spelled or inflected at
 * their ends; undefined where none shares enough.
 */
export function findNearest(text: string, quote: string): Stretch | undefined {
  const sought = tokensOf(quote).map(({ stem }) => stem)
  const tokens = tokensOf(text)
  if (sought.length === 0 || tokens.length === 0) return undefined
  const wanted = new Map<string, number>()
  for (const stem of sought) wanted.set(stem, (wanted.get(stem) ?? 0) + 1)
  const { shared, from } = bestWindow(tokens, wanted, sought.length)
  const first = tokens[from]
  const last = tokens[Math.min(from + sought.length, tokens.length) - 1]
  if (shared < sought.length * nearFrom || !first || !last) return undefined
  return { start: first.start, end: last.end }
}

/** Slides a window as wide as the quote over the text, counting the words that both have. */
function bestWindow(tokens: readonly Token[], wanted: ReadonlyMap<string, number>, width: number) {
  const inside = new Map<string, number>()
  let [shared, best] = [0, { shared: 0, from: 0 }]
  for (let at = 0; at < tokens.length; at += 1) {
    const came = tokens[at]?.stem ?? ""
    const left = tokens[at - width]?.stem
    if (left !== undefined && (inside.get(left) ?? 0) <= (wanted.get(left) ?? 0)) shared -= 1
    if (left !== undefined) inside.set(left, (inside.get(left) ?? 0) - 1)
    inside.set(came, (inside.get(came) ?? 0) + 1)
    if ((inside.get(came) ?? 0) <= (wanted.get(came) ?? 0)) shared += 1
    if (shared > best.shared) best = { shared, from: Math.max(0, at - width + 1) }
  }
  return best
}

interface Token extends Stretch {
  readonly stem: string
}

/** Words of a text with the beginnings by which they are compared: endings change with the sentence. */
function tokensOf(text: string): Token[] {
  return [...text.matchAll(/[\p{L}\p{N}]+/gu)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    stem: words(match[0]).join("").slice(0, 5),
  }))
}

/** How much of the text is shown on either side of a quote: letters. */
const around = 240

/** A quote in its context, cut at blanks. */
export interface InContext {
  readonly before: string
  readonly quote: string
  readonly after: string
}

/** A stretch with some of the text before and after it. */
export function inContext(text: string, { start, end }: Stretch): InContext {
  const from = Math.max(0, start - around)
  const to = Math.min(text.length, end + around)
  const before = text.slice(from, start)
  const after = text.slice(end, to)
  return {
    before: from === 0 ? before : before.replace(/^\S*\s/, "… "),
    quote: text.slice(start, end),
    after: to === text.length ? after : after.replace(/\s\S*$/, " …"),
  }
}
