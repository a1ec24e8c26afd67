import { useLocale } from "#app/i18n/locale.tsx"

const languages = [
  { lang: "kk", short: "Қаз", name: "Қазақша" },
  { lang: "ru", short: "Рус", name: "Русский" },
  { lang: "en", short: "Eng", name: "English" },
] as const

/** The same page in the other languages; the present one is text, not a link. */
export function LanguageSwitch({ alternates }: { alternates: string }) {
  const { lang: current, t } = useLocale()
  return (
    <nav className="langs-nav" aria-label={t("ui.languages")}>
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
    </nav>
  )
}

function alternatePath(lang: string, alternates: string): string {
  return alternates === "/" ? `/${lang}` : `/${lang}${alternates}`
}
