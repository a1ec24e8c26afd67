import { setLetter } from "./letter.ts"
import type { Letter, Sender } from "./letter.ts"
import type { OfferReason } from "#app/domain/evidence-offer.ts"
import { makeLocale } from "#app/i18n/locale.tsx"
import type { Lang } from "#app/i18n/translate.ts"

/** The link by which whoever sent evidence without an account says that the address is theirs. */
export function evidenceConfirmation({
  lang,
  link,
}: {
  readonly lang: Lang
  readonly link: string
}): Letter {
  const { t } = makeLocale(lang)
  return setLetter(lang, "offer.mail-subject", [
    t("offer.mail-asked", { site: t("common.site") }),
    t("offer.mail-do"),
    { url: link },
    t("offer.mail-ignore"),
  ])
}

export interface EvidenceJudged {
  readonly lang: Lang
  readonly decision: "accepted" | "refused"
  readonly reason: OfferReason
  /** In the watchdog's own words; null where the reason says it all. */
  readonly words: string | null
  /** Public id of the promise. */
  readonly promise: string
}

/** Tells whoever sent evidence what came of it, and why. */
export function evidenceJudged(mail: EvidenceJudged, { origin }: Sender): Letter {
  const { t, path } = makeLocale(mail.lang)
  return setLetter(mail.lang, "offer.mail-judged-subject", [
    t(`offer.mail-${mail.decision}`, { site: t("common.site") }),
    t("offer.reason", { reason: t(`offer.reason-${mail.reason}`) }),
    ...(mail.words === null ? [] : [t("offer.words", { words: mail.words })]),
    t("offer.mail-promise"),
    { url: `${origin}${path(`/promises/${mail.promise}`)}` },
    t("offer.mail-forgotten"),
  ])
}
