import type { Lang } from "#app/i18n/lang.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { Kept } from "./kept.tsx"

const languages = [
  { lang: "kk", short: "Қаз", name: "Қазақша" },
  { lang: "ru", short: "Рус", name: "Русский" },
  { lang: "en", short: "Eng", name: "English" },
] as const

/** The same page in the other languages; the present one is text, not a link. */
export function LanguageSwitch({ alternates }: { alternates: Alternates }) {
  const { t } = useLocale()
  const attributes = { className: "langs-nav", "aria-label": t("ui.languages") }
  return <Kept as="nav" attributes={attributes} part={Languages} given={{ alternates }} />
}

function Languages({ alternates }: { alternates: Alternates }) {
  const { lang: current } = useLocale()
  return (
    <ul className="langs">
      {languages.map(({ lang, short, name }) => (
        <li key={lang}>
          {lang === current ? (
            <span lang={lang} aria-current="true">
              {short}
            </span>
          ) : (
            <a lang={lang} hrefLang={lang} title={name} href={alternatePath(lang, alternates)}>
              {short}
            </a>
          )}
        </li>
      ))}
    </ul>
  )
}

/** One path without the language for all, or one for each. */
export type Alternates = string | Readonly<Record<Lang, string>>

/** A page's address in one language. */
export function alternatePath(lang: Lang, alternates: Alternates): string {
  const path = typeof alternates === "string" ? alternates : alternates[lang]
  return path === "/" ? `/${lang}` : `/${lang}${path}`
}
