import { createContext, useContext, type ReactNode } from "react"
import type { PartialDay } from "#app/lib/day.ts"
import type { Instant } from "#app/lib/instant.ts"
import type { Refusal } from "#app/lib/outcome.ts"
import { isHidden } from "#app/domain/hidden-text.ts"
import { formatArticle } from "./article.ts"
import { headingOf, wordsOf } from "./hidden.ts"
import { refusalSentence } from "./refusal.ts"
import * as words from "./translate.ts"
import type { Lang, MessageArgs, MessageKey } from "./translate.ts"

/** The country's one time zone (UTC+5), where nothing else is asked for. */
export const defaultZone = "Asia/Almaty"

/** A language and a time zone, with everything that is said in them. */
export interface Locale {
  readonly lang: Lang
  readonly t: (key: MessageKey, args?: MessageArgs) => string
  readonly day: (day: PartialDay) => string
  readonly dayShort: (day: PartialDay) => string
  readonly instant: (instant: Instant) => string
  readonly number: (number: number) => string
  /** A ratio, 0.123, as percent. */
  readonly percent: (ratio: number) => string
  /** In quotation marks; where the text was hidden, under which rule, when, and the hash of its words. */
  readonly quote: (text: string) => string
  /** The same without quotation marks. */
  readonly words: (text: string) => string
  /** A text as a title or a line of a list; where it was hidden, under which rule and when. */
  readonly heading: (text: string) => string
  /** An article of a law in words: `113-12(2)` → "Article 113-12, paragraph 2". */
  readonly article: (article: string) => string
  /** A rule's refusal as a sentence. */
  readonly refusal: (refusal: Refusal) => string
  /** The address of a page in this language: `/people` → `/kk/people`, `/` → `/kk`. */
  readonly path: (to: string) => string
}

/** What `useLocale` gives, for places outside the tree: titles of pages, letters, feeds. */
export function makeLocale(lang: Lang, zone: string = defaultZone): Locale {
  return {
    lang,
    t: (key, args) => words.translate(lang, key, args),
    day: (day) => words.formatDay(lang, day),
    dayShort: (day) => words.formatDayShort(lang, day),
    instant: (instant) => words.formatInstant(lang, instant, zone),
    number: (number) => words.formatNumber(lang, number),
    percent: (ratio) => words.formatPercent(lang, ratio),
    quote: (text) => (isHidden(text) ? wordsOf(lang, text) : words.quote(lang, text)),
    words: (text) => wordsOf(lang, text),
    heading: (text) => headingOf(lang, text),
    article: (article) => formatArticle(lang, article),
    refusal: (refusal) => refusalSentence(lang, refusal),
    path: (to) => (to === "" || to === "/" ? `/${lang}` : `/${lang}/${to.replace(/^\//, "")}`),
  }
}

/** What nearly every page is said in. */
const usual: Readonly<Record<Lang, Locale>> = {
  ...{ kk: makeLocale("kk"), ru: makeLocale("ru"), en: makeLocale("en") },
}

const Context = createContext<Locale | undefined>(undefined)

interface ProviderProps {
  readonly lang: Lang
  readonly zone?: string
  readonly children: ReactNode
}

export function LocaleProvider({ lang, zone, children }: ProviderProps) {
  const locale = zone === undefined ? usual[lang] : makeLocale(lang, zone)
  return <Context.Provider value={locale}>{children}</Context.Provider>
}

export function useLocale(): Locale {
  const locale = useContext(Context)
  if (!locale) throw new Error("useLocale outside LocaleProvider")
  return locale
}
