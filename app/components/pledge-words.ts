import { isHidden } from "#app/domain/hidden-text.ts"
import type { Locale } from "#app/i18n/locale.tsx"

interface Words {
  text: string
  lang: string
  translation: string | null
}

/**
 * A promise in quotation marks: in the reader's language where it was translated (`from` says of which), else
 * as it was given.
 */
export function pledgeWords(
  { lang, quote }: Pick<Locale, "lang" | "quote">,
  { text, lang: given, translation }: Words,
): { quote: string; lang: string; from: string | null } {
  if (translation !== null && !isHidden(text))
    return { quote: quote(translation), lang, from: given }
  return { quote: quote(text), lang: isHidden(text) ? lang : given, from: null }
}
