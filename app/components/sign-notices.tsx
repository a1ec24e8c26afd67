import { isHidden } from "#app/domain/hidden-text.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { TranslationNote } from "./translation-note.tsx"
import type { ShownTranslation } from "#app/domain/shown-translation.ts"
import { Notice } from "./notice.tsx"
import { InTongue } from "./tongue.tsx"

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
  /** The statement in the reader's language: to be understood, not to be signed. */
  made?: ShownTranslation | undefined
}

/** What is signed, word for word. */
export function SignedText({ petition, href, isSigned = false, made }: SignedTextProps) {
  const { title, statement, lang } = petition
  const { t, quote, heading } = useLocale()
  const textLang = isHidden(statement) ? undefined : lang
  return (
    <section>
      <h2>{t(isSigned ? "sign.what-signed" : "sign.what")}</h2>
      <p>
        <InTongue lang={textLang}>
          <strong>{heading(title)}</strong>
        </InTongue>
      </p>
      <blockquote className="verbatim" lang={textLang}>
        {quote(statement)}
      </blockquote>
      {made && (
        <details>
          <summary>{t("common.read-translation")}</summary>
          <blockquote className="verbatim">{quote(made.text)}</blockquote>
          <TranslationNote from={lang} made={made} />
          <p className="meta">{t("translation.not-signed")}</p>
        </details>
      )}
      <p>
        <a href={href}>{t("sign.read-all")}</a>
      </p>
    </section>
  )
}
