import { IntlMessageFormat } from "intl-messageformat"
import { en } from "#app/i18n/en/index.ts"
import { kk } from "#app/i18n/kk/index.ts"
import { ru } from "#app/i18n/ru/index.ts"
import { langs, type Lang, type MessageKey } from "#app/i18n/translate.ts"

type Element = ReturnType<IntlMessageFormat["getAst"]>[number]

export interface Message {
  readonly lang: Lang
  readonly key: MessageKey
  readonly text: string
}

const catalogues: Readonly<
  Record<Lang, Readonly<Record<string, Readonly<Record<string, string>>>>>
> = { kk, ru, en }

/** Every sentence of a language, as it stands in its catalogue. */
export function messagesOf(lang: Lang): readonly Message[] {
  return Object.entries(catalogues[lang]).flatMap(([noun, sentences]) =>
    Object.entries(sentences).map(([key, text]) => ({
      lang,
      key: `${noun}.${key}` as MessageKey,
      text,
    })),
  )
}

export const allMessages = langs.flatMap(messagesOf)

/** The parsed sentence: its own run of elements, then the run of each branch of a plural or select. */
export function runsOf(text: string): readonly (readonly Element[])[] {
  return withBranches(new IntlMessageFormat(text, "en", undefined, { ignoreTag: true }).getAst())
}

function withBranches(run: readonly Element[]): readonly (readonly Element[])[] {
  const branches = run.flatMap((element) =>
    "options" in element ? Object.values(element.options) : [],
  )
  return [run, ...branches.flatMap(({ value }) => withBranches(value))]
}

/** Every element of a sentence and of its branches. */
export function elementsOf(text: string): readonly Element[] {
  return runsOf(text).flat()
}

export function isLiteral(element: Element): element is Extract<Element, { type: 0 }> {
  return (element.type as number) === 0
}

/** What stands in a sentence besides its placeholders. */
export function wordsOf(text: string): string {
  return elementsOf(text)
    .filter(isLiteral)
    .map(({ value }) => value)
    .join(" ")
}

/** The names of a sentence's arguments, sorted. */
export function argumentsOf(text: string): readonly string[] {
  const names = elementsOf(text).flatMap((element) =>
    !isLiteral(element) && "value" in element ? [element.value] : [],
  )
  return [...new Set(names)].sort()
}

/** Names that Kazakh and Russian write in Latin letters: formats, standards, addresses, commands. */
export const latinNames = new RegExp(
  [
    String.raw`https?:\/\/\S*`,
    String.raw`npm run \S+`,
    String.raw`\b[\w-]+\.[a-z-]+\b`,
    String.raw`\b(?:PDF|CSV|JSON|XML|HTML|URL|QR|RSS|Atom|API|OpenAPI|GET|POST|ETag|Bearer|cookie)\b`,
    String.raw`\b(?:Idempotency-Key|If-None-Match|updated_since|Retry-After|TOTP|SHA|RFC|ISO|IP|OIDC|C2SP|WCAG|AA|CC|BY|AGPL)\b`,
    // The letters of which a code has none.
    String.raw`\bI, L, O(?:,| и) U\b`,
    String.raw`\b(?:Asia\/\w+|[IVX]+)\b`,
    String.raw`\b(?:English|Eng|Uade|Popolo|Merkle|SQLite|PostgreSQL)\b`,
  ].join("|"),
  "g",
)
