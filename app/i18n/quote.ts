import type { Lang } from "./lang.ts"

type Pair = readonly [open: string, close: string]

const marks: Readonly<Record<Lang, { readonly outer: Pair; readonly inner: Pair }>> = {
  kk: { outer: ["«", "»"], inner: ["“", "”"] },
  ru: { outer: ["«", "»"], inner: ["“", "”"] },
  en: { outer: ["“", "”"], inner: ["‘", "’"] },
}

const pairs: readonly Pair[] = [
  ["«", "»"],
  ["“", "”"],
  ["„", "“"],
  ["„", "”"],
  ['"', '"'],
]

const quotation = /«([^«»]*)»|[“„]([^“„”]*)[“”]|"([^"]*)"/g

/**
 * A text in the quotation marks of a language: «…» in kk and ru, “…” in en. Marks that already
 * stand around the whole text are not doubled, and quotations within it take the inner marks.
 */
export function quote(lang: Lang, text: string): string {
  const { outer, inner } = marks[lang]
  const bare = withoutOuter(text.trim())
  const within = bare.replace(quotation, (_, ...texts: (string | undefined)[]) => {
    const quoted = texts.slice(0, 3).find((text) => text !== undefined) ?? ""
    return `${inner[0]}${quoted}${inner[1]}`
  })
  return `${outer[0]}${within}${outer[1]}`
}

function withoutOuter(text: string): string {
  const around = pairs.find(([open, close]) => encloses(text, open, close))
  return around ? text.slice(around[0].length, -around[1].length) : text
}

/** «A» and «B» begins and ends with marks, yet no pair of them stands around the whole. */
function encloses(text: string, open: string, close: string): boolean {
  if (text.length < 2 || !text.startsWith(open) || !text.endsWith(close)) return false
  const within = text.slice(1, -1)
  if (open === close) return !within.includes(open)
  let depth = 0
  for (const sign of within) {
    if (sign === open) depth += 1
    if (sign === close) depth -= 1
    if (depth < 0) return false
  }
  return depth === 0
}
