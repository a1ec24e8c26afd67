/** A piece of a line: words, an address that can be followed, or words with weight. */
export type Inline =
  | { readonly kind: "words"; readonly text: string }
  | { readonly kind: "link"; readonly text: string; readonly href: string }
  | { readonly kind: "emphasis"; readonly text: string }

/** A line as it was typed. */
export type Line = readonly Inline[]

export type Block =
  | { readonly kind: "paragraph"; readonly lines: readonly Line[] }
  | { readonly kind: "list"; readonly items: readonly Line[] }
  | {
      readonly kind: "numbered"
      readonly items: readonly Line[]
      readonly numbers: readonly number[]
    }

/**
 * Reads what people typed as paragraphs (parted by an empty line), lists (lines that begin with `- ` or
 * `1. `), `*emphasis*` and bare addresses. There is no other mark-up, so that what is signed reads the
 * same to everybody; whatever looks like more is words.
 *
 * An address is followed only where it is http, https or mailto and shows whole where it leads: there are
 * no labels, and one with a name before an @ (`https://egov.kz@evil.example`) stays words.
 */
export function readUserText(text: string): Block[] {
  return text
    .replace(/\r\n?/g, "\n")
    .split(/\n[^\S\n]*\n\s*/)
    .filter((part) => part.trim() !== "")
    .flatMap((part) => blocksOf(part.split("\n").filter((line) => line.trim() !== "")))
}

const bullet = /^\s*[-•–]\s+(?=\S)/
const number = /^\s*(\d{1,4})[.)]\s+(?=\S)/

/** Lines of one kind that follow each other are one block. */
function blocksOf(lines: readonly string[]): Block[] {
  const runs: string[][] = []
  let before: Block["kind"] | undefined
  for (const line of lines) {
    const kind = kindOf(line)
    if (kind === before) runs.at(-1)?.push(line)
    else runs.push([line])
    before = kind
  }
  return runs.map((run) => blockOf(kindOf(run[0] ?? ""), run))
}

function kindOf(line: string): Block["kind"] {
  if (bullet.test(line)) return "list"
  return number.test(line) ? "numbered" : "paragraph"
}

function blockOf(kind: Block["kind"], lines: readonly string[]): Block {
  switch (kind) {
    case "list":
      return { kind, items: lines.map((line) => readLine(line.replace(bullet, ""))) }
    case "numbered":
      return {
        kind,
        items: lines.map((line) => readLine(line.replace(number, ""))),
        numbers: lines.map((line) => Number(number.exec(line)?.[1])),
      }
    case "paragraph":
      return { kind, lines: lines.map((line) => readLine(line.trim())) }
  }
}

/** An address up to a space, a quote or a control character; or words between two stars. */
const marked =
  /(?:https?:\/\/|mailto:)[^\s<>"'«»“”\p{Cc}\p{Cf}]+|(?<![\p{L}\p{N}*])\*(?![\s*])[^*]+(?<!\s)\*(?![\p{L}\p{N}*])/giu

const longestAddress = 2000

function readLine(line: string): Inline[] {
  const pieces: Inline[] = []
  let at = 0
  for (const { 0: found, index } of line.matchAll(marked)) {
    const piece = found.startsWith("*") ? emphasisOf(found) : linkOf(found)
    if (!piece) continue
    if (index > at) pieces.push({ kind: "words", text: line.slice(at, index) })
    pieces.push(piece)
    at = index + (piece.kind === "link" ? piece.text.length : found.length)
  }
  if (at < line.length) pieces.push({ kind: "words", text: line.slice(at) })
  return pieces
}

function emphasisOf(found: string): Inline {
  return { kind: "emphasis", text: found.slice(1, -1) }
}

function linkOf(found: string): (Inline & { kind: "link" }) | undefined {
  if (found.length > longestAddress) return undefined
  const text = withoutTail(found)
  const href = safeHref(text)
  return href === undefined ? undefined : { kind: "link", text, href }
}

/** Where an address leads; undefined for all but http, https and mailto, and for one that hides its host. */
export function safeHref(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined
  const url = new URL(address)
  const isWeb = url.protocol === "https:" || url.protocol === "http:"
  if (!isWeb && url.protocol !== "mailto:") return undefined
  if (url.username !== "" || url.password !== "") return undefined
  return url.href
}

/** The stop after a sentence is no part of an address, nor is the bracket around it. */
function withoutTail(text: string): string {
  let end = text.length
  while (end > 0 && isTail(text, end)) end -= 1
  return text.slice(0, end)
}

function isTail(text: string, end: number): boolean {
  const last = text.charAt(end - 1)
  if (last !== ")") return ".,;:!?*".includes(last)
  const kept = text.slice(0, end)
  return kept.split(")").length > kept.split("(").length
}
