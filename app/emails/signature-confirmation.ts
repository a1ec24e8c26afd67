import { bothSides } from "./both-sides.ts"
import type { BothSides } from "./both-sides.ts"
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
  /** What is signed and what the deputy answers, as it stands now. */
  readonly sides: BothSides
}

/** “Confirm your signature”: the one letter with the link that counts it, shows it and withdraws it. */
export function signatureConfirmation(mail: SignatureConfirmation, { origin }: Sender): Letter {
  const locale = makeLocale(mail.lang)
  const { t, quote, instant, path } = locale
  const { beforeOpening } = mail.sides
  const which = { title: quote(mail.title), site: t("common.site") }
  return setLetter(mail.lang, "mail.confirm-subject", [
    t(beforeOpening ? "mail.second-asked" : "mail.confirm-asked", which),
    t("mail.confirm-do"),
    { url: `${origin}${path(`/signature/${mail.secret}`)}` },
    t("mail.confirm-until", { until: instant(mail.expiresAt) }),
    t("mail.confirm-ignore"),
    ...(beforeOpening ? [t("mail.second-hold")] : []),
    t("mail.confirm-effect"),
    t("mail.confirm-keep"),
    ...bothSides(mail.sides, locale),
  ])
}
