import type { Lang } from "#app/i18n/translate.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { Around, gap } from "./around.tsx"

/** The code for a frame in each language, to be marked and copied, and where to see how it looks. */
export function EmbedCodes({
  codes,
}: {
  codes: readonly { lang: Lang; code: string; href: string }[]
}) {
  const { t } = useLocale()
  return (
    <>
      {codes.map(({ lang, code, href }) => {
        const label = t("share.embed-code", { language: t(`common.${lang}`) })
        return (
          <section key={lang}>
            <h2>
              <Around sentence={t("share.embed-code", { language: gap })}>
                <span lang={lang} translate="no">
                  {t(`common.${lang}`)}
                </span>
              </Around>
            </h2>
            <textarea
              className="field-control field-full embed-code"
              aria-label={label}
              readOnly
              rows={5}
              lang="en"
              translate="no"
              defaultValue={code}
            />
            <p>
              <a href={href}>{t("share.embed-look")}</a>
            </p>
          </section>
        )
      })}
      <section>
        <p>
          {t("share.embed-theme")} <code translate="no">&amp;theme=light</code>,{" "}
          <code translate="no">&amp;theme=dark</code>.
        </p>
        <p>{t("share.oembed")}</p>
      </section>
    </>
  )
}
