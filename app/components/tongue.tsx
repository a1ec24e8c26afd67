import type { ReactNode } from "react"
import { useLocale } from "#app/i18n/locale.tsx"
import { isLang } from "#app/i18n/lang.ts"
import { translate } from "#app/i18n/translate.ts"
import type { Lang } from "#app/i18n/lang.ts"

type Tongue = string | null | undefined

/** Tells whether words in this language stand on a page of another one. Nothing is known of null. */
export function isForeign(lang: Tongue, page: string): lang is string {
  return lang !== null && lang !== undefined && lang !== "" && lang !== page
}

/** Words that somebody wrote, in their own language; where it is not the page's, a word says which. */
export function InTongue({ lang, children }: { lang: Tongue; children: ReactNode }) {
  const page = useLocale().lang
  if (!isForeign(lang, page)) return children
  return (
    <>
      <span lang={lang}>{children}</span> <TongueMark lang={lang} short />
    </>
  )
}

interface TongueMarkProps {
  lang: Tongue
  /** Beside the words themselves, within a line: "in Russian". */
  short?: boolean | undefined
}

/** In which language the words beside it stand, where it is not the page's; else nothing. */
export function TongueMark({ lang, short = false }: TongueMarkProps) {
  const page = useLocale().lang
  if (!isForeign(lang, page)) return null
  const word = wordOf(lang, page, short)
  return (
    <span className="tongue" data-of={lang}>
      {short ? `(${word})` : word}
    </span>
  )
}

function wordOf(lang: string, page: Lang, short: boolean): string {
  if (isLang(lang))
    return translate(page, short ? `translation.in-${lang}` : `common.original-${lang}`)
  const language = new Intl.DisplayNames(page, { type: "language" }).of(lang) ?? lang
  return short ? language : translate(page, "record.original", { language })
}

/** From which language words are translated that stand on the page. */
export function translatedFrom(lang: string, page: Lang): string {
  return translate(page, isLang(lang) ? `translation.from-${lang}` : "translation.from-other")
}
