import { isHidden } from "#app/domain/hidden-text.ts"
import { useLocale } from "#app/i18n/locale.tsx"

/** The language in which a text is read: its own or, where it was hidden, the page's. */
export function langOf(text: string, lang: string | null): string | undefined {
  return isHidden(text) ? undefined : (lang ?? undefined)
}

/** A paragraph in its own language or, where it was hidden, the stub in the page's. */
export function Words({ text, lang }: { text: string; lang: string }) {
  const { words } = useLocale()
  return <p lang={langOf(text, lang)}>{words(text)}</p>
}
