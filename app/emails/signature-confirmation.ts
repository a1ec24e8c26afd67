import { setLetter } from "./letter.ts"
import type { Letter, Sender } from "./letter.ts"
import { makeLocale } from "#app/i18n/locale.tsx"
import type { Lang } from "#app/i18n/translate.ts"
import type { Instant } from "#app/lib/instant.ts"

export interface SignatureConfirmation {
  readonly lang: Lang
  readonly title: string
  readonly secret: string
  readonly expiresAt: Instant
}

/** “Confirm your signature”: the one letter with the link that counts it, shows it and withdraws it. */
export function signatureConfirmation(mail: SignatureConfirmation, { origin }: Sender): Letter {
  const { t, quote, instant, path } = makeLocale(mail.lang)
  return setLetter(mail.lang, "mail.confirm-subject", [
    t("mail.confirm-asked", { title: quote(mail.title), site: t("common.site") }),
    t("mail.confirm-do"),
    { url: `${origin}${path(`/signature/${mail.secret}`)}` },
    t("mail.confirm-until", { until: instant(mail.expiresAt) }),
    t("mail.confirm-ignore"),
    t("mail.confirm-effect"),
    t("mail.confirm-keep"),
  ])
}
