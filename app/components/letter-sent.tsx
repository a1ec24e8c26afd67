import { useLocale } from "#app/i18n/locale.tsx"
import { PageHead } from "./page-head.tsx"
import { useStop } from "./standing-context.tsx"
import { StopNotice } from "./stop-notice.tsx"

interface LetterSentProps {
  /** To whom, and what comes of it. */
  lead: string
  /** The page on which a letter is asked for, without its language. */
  again: string
}

/** Look into your mail; and what to do where nothing comes. */
export function LetterSent({ lead, again }: LetterSentProps) {
  const { t, path } = useLocale()
  // While letters wait, asking again brings none.
  const isLate = useStop("mail") !== undefined
  return (
    <>
      <PageHead title={t("account.check-mail")} lead={lead} />
      <StopNotice kind="mail" top />
      {!isLate && (
        <>
          <p>{t("account.not-come")}</p>
          <p>
            <a href={path(again)}>{t("account.ask-again")}</a>
          </p>
        </>
      )}
    </>
  )
}
