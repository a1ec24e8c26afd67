import { setLetter } from "./letter.ts"
import type { Letter } from "./letter.ts"
import { defaultZone, makeLocale } from "#app/i18n/locale.tsx"
import type { Lang } from "#app/i18n/translate.ts"
import { dayIn } from "#app/lib/instant.ts"
import type { Instant } from "#app/lib/instant.ts"

export interface AlreadySigned {
  readonly lang: Lang
  readonly title: string
  readonly confirmedAt: Instant
}

/** Said by mail alone, and without a link: on a page it would tell a stranger who has signed. */
export function alreadySigned(mail: AlreadySigned): Letter {
  const { t, quote, day } = makeLocale(mail.lang)
  return setLetter(mail.lang, "mail.signed-subject", [
    t("mail.signed-which", { title: quote(mail.title) }),
    t("pattern.already-signed", { date: day(dayIn(defaultZone, mail.confirmedAt)) }),
    t("mail.signed-links"),
  ])
}
