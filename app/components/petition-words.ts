import { isHidden } from "#app/domain/hidden-text.ts"
import type { Locale } from "#app/i18n/locale.tsx"

interface Title {
  title: string
  lang: string
  titleTranslation: string | null
}

/** A petition's title: in the reader's language where it was translated, else as it was written. */
export function petitionTitle(
  { lang }: Pick<Locale, "lang">,
  { title, lang: own, titleTranslation }: Title,
): { title: string; lang: string; from: string | null } {
  if (titleTranslation !== null && !isHidden(title)) {
    return { title: titleTranslation, lang, from: own }
  }
  return { title, lang: own, from: null }
}
