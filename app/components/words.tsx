import { isHidden } from "#app/domain/hidden-text.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { InTongue } from "./tongue.tsx"

/** The language in which a text is read: its own or, where it was hidden, the page's. */
export function langOf(text: string, lang: string | null): string | undefined {
  return isHidden(text) ? undefined : (lang ?? undefined)
}

/** A paragraph in its own language, marked where it is not the page's; where it was hidden, the stub. */
export function Words({ text, lang }: { text: string; lang: string }) {
  const { words } = useLocale()
  return (
    <p>
      <InTongue lang={langOf(text, lang)}>{words(text)}</InTongue>
    </p>
  )
}
