import { isHidden } from "#app/domain/hidden-text.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { Notice } from "./notice.tsx"

/** Beside the form: who sees the data, what is kept, how to change one's mind, what it is worth in law. */
export function SignNotices() {
  const { t, path } = useLocale()
  return (
    <>
      <Notice title={t("sign.who-sees")}>{t("sign.who-sees-text")}</Notice>
      <Notice title={t("sign.stored")}>
        <p>{t("sign.stored-text")}</p>
        <p>
          <a href={path("/privacy")}>{t("page.privacy")}</a>
        </p>
      </Notice>
      <Notice title={t("sign.change")}>{t("sign.change-text")}</Notice>
      <Notice kind="legal" title={t("sign.law")}>
        {t("pattern.legal-effect")}
      </Notice>
    </>
  )
}

interface SignedTextProps {
  href: string
  petition: { title: string; statement: string; lang: string }
  /** Whether it was signed already. */
  isSigned?: boolean
}

/** What is signed, word for word. */
export function SignedText({ petition, href, isSigned = false }: SignedTextProps) {
  const { title, statement, lang } = petition
  const { t, quote, heading } = useLocale()
  const textLang = isHidden(statement) ? undefined : lang
  return (
    <section>
      <h2>{t(isSigned ? "sign.what-signed" : "sign.what")}</h2>
      <p lang={textLang}>
        <strong>{heading(title)}</strong>
      </p>
      <blockquote className="verbatim" lang={textLang}>
        {quote(statement)}
      </blockquote>
      <p>
        <a href={href}>{t("sign.read-all")}</a>
      </p>
    </section>
  )
}
