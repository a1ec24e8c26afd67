import type { Locale } from "#app/i18n/locale.tsx"

/** An article inside a sentence, «пункт 3 статьи 113-14»; an English one keeps its capital. */
export function articleInside({ article, lang }: Locale, of: string): string {
  const words = article(of)
  return lang === "en" ? words : words.charAt(0).toLowerCase() + words.slice(1)
}
