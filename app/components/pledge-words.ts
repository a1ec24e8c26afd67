import { isHidden } from "#app/domain/hidden-text.ts"
import type { Locale } from "#app/i18n/locale.tsx"

interface Words {
  text: string
  lang: string
  translation: string | null
}

/** A promise in quotation marks: in the reader's language where it was translated, else as it was given. */
export function pledgeWords(
  { lang, quote }: Pick<Locale, "lang" | "quote">,
  { text, lang: given, translation }: Words,
): { quote: string; lang: string } {
  if (translation !== null) return { quote: quote(translation), lang }
  return { quote: quote(text), lang: isHidden(text) ? lang : given }
}
