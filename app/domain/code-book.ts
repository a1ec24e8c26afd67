import { decideLength, tidy } from "./text.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"

/** The rules by which promises are rated, in one version's wording. Versions are only ever added. */
export interface CodeBookText {
  readonly version: number
  /** How many people rate a promise, none seeing another's rating, before there is a verdict. */
  readonly codingsNeeded: number
  /** The language of the wording that decides where translations differ. */
  readonly lang: string
  /** One clause a line, each with its number: `1. …`. */
  readonly text: string
  /** The same clauses in other languages. */
  readonly translations: Readonly<Record<string, string>>
}

/** One numbered rule of a code book. */
export interface Clause {
  readonly number: number
  readonly text: string
}

/** The clauses of a wording, in order. A line without a number goes on the clause before it. */
export function clausesOf(text: string): readonly Clause[] {
  const clauses: { number: number; text: string }[] = []
  for (const line of text.split("\n")) {
    const numbered = /^(\d{1,3})\.\s+(.*)$/.exec(line.trim())
    const last = clauses.at(-1)
    if (numbered) clauses.push({ number: Number(numbered[1]), text: numbered[2] ?? "" })
    else if (last && line.trim() !== "") last.text += `\n${line.trim()}`
  }
  return clauses
}

/** The wording for a reader: the translation into the reader's language, else the one that decides. */
export function wordingIn(
  { lang, text, translations }: Pick<CodeBookText, "lang" | "text" | "translations">,
  reader: string,
): { readonly lang: string; readonly text: string } {
  const translated = translations[reader]
  return reader === lang || translated === undefined
    ? { lang, text }
    : { lang: reader, text: translated }
}

/** Limits of a wording, in characters, and how many codings a new version may ask for. */
export const codeBookLimits = {
  text: { least: 200, most: 20_000 },
  codings: { least: 2, most: 5 },
} as const

export type CodeBookRefusal =
  | "text-too-short"
  | "text-too-long"
  | "clauses-not-numbered"
  | "clauses-differ"
  | "codings-impossible"
  | "text-unchanged"

/**
 * Decides whether a wording can be a version of the code book: its clauses are numbered from 1 without
 * gaps, each language has the same ones, and something is new.
 */
export function decideCodeBook(
  draft: Omit<CodeBookText, "version">,
  current: Omit<CodeBookText, "version">,
): Outcome<Omit<CodeBookText, "version">, CodeBookRefusal> {
  const { least, most } = codeBookLimits.codings
  if (draft.codingsNeeded < least || draft.codingsNeeded > most) return refuse("codings-impossible")
  const translations = Object.fromEntries(
    Object.entries(draft.translations).map(([lang, text]) => [lang, tidy(text)]),
  )
  const kept = { ...draft, text: tidy(draft.text), translations }
  const wordings = [kept.text, ...Object.values(translations)]
  for (const wording of wordings) {
    const length = decideLength("text", wording, codeBookLimits.text)
    if (!length.ok) return length
  }
  if (!wordings.every(isNumbered)) return refuse("clauses-not-numbered")
  const counts = new Set(wordings.map((text) => clausesOf(text).length))
  if (counts.size > 1) return refuse("clauses-differ")
  return saysTheSame(kept, current) ? refuse("text-unchanged") : accept(kept)
}

function isNumbered(text: string): boolean {
  const clauses = clausesOf(text)
  return clauses.length > 0 && clauses.every(({ number }, index) => number === index + 1)
}

function saysTheSame(
  one: Omit<CodeBookText, "version">,
  other: Omit<CodeBookText, "version">,
): boolean {
  const langs = new Set([...Object.keys(one.translations), ...Object.keys(other.translations)])
  return (
    one.codingsNeeded === other.codingsNeeded &&
    one.lang === other.lang &&
    one.text === other.text &&
    [...langs].every((lang) => one.translations[lang] === other.translations[lang])
  )
}
