import { IntlMessageFormat } from "intl-messageformat"
import { en, type Messages } from "./en/index.ts"
import { kk } from "./kk/index.ts"
import { ru } from "./ru/index.ts"
import { locales, type Lang } from "./lang.ts"
import { typeset } from "./typeset.ts"

export * from "./lang.ts"
export * from "./numbers.ts"
export * from "./days.ts"
export * from "./quote.ts"
export { typeset } from "./typeset.ts"

/** The name of a sentence: its noun and its key in that noun's catalogue, `petitionState.open`. */
export type MessageKey = {
  [Noun in keyof Messages]: `${Noun}.${keyof Messages[Noun] & string}`
}[keyof Messages]

export type MessageArgs = Readonly<Record<string, string | number>>

const catalogues: Readonly<Record<Lang, Messages>> = { kk, ru, en }
const compiled: Readonly<Record<Lang, Map<string, string | IntlMessageFormat>>> = {
  ...{ kk: new Map(), ru: new Map(), en: new Map() },
}

/**
 * The sentence of a key in a language, with its arguments filled in.
 * Days, instants and quotes among the arguments come ready formatted; counts come as numbers.
 * Throws when an argument that the sentence names is missing.
 */
export function translate(lang: Lang, key: MessageKey, args?: MessageArgs): string {
  const message = compile(lang, key)
  return typeof message === "string" ? message : String(message.format(args))
}

/** Tells whether a text names a sentence, for codes that come as plain text. */
export function isMessageKey(key: string): key is MessageKey {
  return lookUp("en", key) !== undefined
}

function compile(lang: Lang, key: MessageKey): string | IntlMessageFormat {
  const known = compiled[lang].get(key)
  if (known !== undefined) return known
  const text = lookUp(lang, key)
  if (text === undefined) throw new Error(`No sentence ${lang}.${key}`)
  const set = typeset(lang, text)
  const message = set.includes("{")
    ? new IntlMessageFormat(set, locales[lang], undefined, { ignoreTag: true })
    : set
  compiled[lang].set(key, message)
  return message
}

function lookUp(lang: Lang, key: string): string | undefined {
  const dot = key.indexOf(".")
  const nouns: Readonly<Record<string, Readonly<Record<string, string>>>> = catalogues[lang]
  const noun = key.slice(0, dot)
  return Object.hasOwn(nouns, noun) ? ownText(nouns[noun], key.slice(dot + 1)) : undefined
}

function ownText(noun: Readonly<Record<string, string>> | undefined, key: string) {
  return noun && Object.hasOwn(noun, key) ? noun[key] : undefined
}
