import { useLocale } from "#app/i18n/locale.tsx"
import { langs } from "#app/i18n/lang.ts"

/** Ways to the forms that translate a text into each language that is not its own. @param here its page */
export function TranslationLinks({ here, lang }: { here: string; lang: string }) {
  const { t } = useLocale()
  return langs
    .filter((into) => into !== lang)
    .map((into) => (
      <li key={into}>
        <a href={`${here}/translation/${into}`}>{t(`translation.into-${into}`)}</a>
      </li>
    ))
}
