import { useLocale } from "#app/i18n/locale.tsx"
import { PageHead } from "./page-head.tsx"

interface OfferTakenProps {
  /** The address that a link went to; null for who is signed in. */
  sentTo: string | null
  /** The promise's page. */
  back: string
}

/** The one answer to whoever sent evidence: what happens next. */
export function OfferTaken({ sentTo, back }: OfferTakenProps) {
  const { t } = useLocale()
  return (
    <>
      <PageHead
        title={t(sentTo === null ? "offer.taken-title" : "offer.sent-title")}
        lead={sentTo === null ? t("offer.taken-lead") : t("offer.sent-lead", { email: sentTo })}
      />
      <p>{t("offer.anonymous")}</p>
      <p>
        <a href={back}>{t("offer.back")}</a>
      </p>
    </>
  )
}
