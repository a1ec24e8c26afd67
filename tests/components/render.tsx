import type { ReactNode } from "react"
import { renderToStaticMarkup } from "react-dom/server"
import { LocaleProvider } from "#app/i18n/locale.tsx"
import type { Lang } from "#app/i18n/translate.ts"

/** The markup of a component as a reader of this language receives it. */
export function render(node: ReactNode, lang: Lang = "en"): string {
  return renderToStaticMarkup(<LocaleProvider lang={lang}>{node}</LocaleProvider>)
}

/** How often a piece of markup occurs. */
export function occurrences(markup: string, piece: string): number {
  return markup.split(piece).length - 1
}
