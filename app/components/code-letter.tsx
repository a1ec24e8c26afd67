import { makeLocale } from "#app/i18n/locale.tsx"
import type { Lang } from "#app/i18n/translate.ts"

interface CodeLetterProps {
  origin: string
  /** The deputy, in the letter's language. */
  name: string
  lang: Lang
  code: string
  until: string
}

/** A letter on paper with the code by which a deputy takes the profile, in its own language. */
export function CodeLetter({ origin, name, lang, code, until }: CodeLetterProps) {
  const { t, day, path } = makeLocale(lang)
  return (
    <article className="code-letter" lang={lang}>
      <p>{t("profile.letter-to", { name })}</p>
      <p>{t("profile.letter-hello")}</p>
      <p>{t("profile.letter-what", { site: t("common.site") })}</p>
      <p>{t("profile.letter-how")}</p>
      <p translate="no">{`${origin}${path("/account/profile-code")}`}</p>
      <p>
        {t("profile.letter-code")}:{" "}
        <strong className="code-letter-code" translate="no">
          {code}
        </strong>
      </p>
      <p>{t("profile.letter-until", { date: day(until) })}</p>
      <p>{t("profile.letter-two")}</p>
    </article>
  )
}
