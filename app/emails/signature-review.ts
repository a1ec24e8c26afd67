import { setLetter } from "./letter.ts"
import type { Letter, Sender } from "./letter.ts"
import type { InvalidationClass } from "#app/domain/removal-condition.ts"
import { makeLocale } from "#app/i18n/locale.tsx"
import type { Lang } from "#app/i18n/translate.ts"

export interface SignatureInvalidated {
  readonly lang: Lang
  readonly title: string
  readonly measure: "invalidated" | "held"
  readonly reason: InvalidationClass
  /** Lets whoever holds the letter appeal. */
  readonly secret: string
}

/** Tells a signer that two moderators left the signature out of the count or set it aside, why, and how to appeal. */
export function signatureInvalidated(mail: SignatureInvalidated, { origin }: Sender): Letter {
  const { t, path, quote } = makeLocale(mail.lang)
  return setLetter(mail.lang, "review.letter-subject", [
    t(`review.letter-${mail.measure}`, { title: quote(mail.title) }),
    t("review.letter-class", { reason: t(`review.class-${mail.reason}`) }),
    t("review.letter-why"),
    t("review.letter-appeal"),
    { url: `${origin}${path(`/appeals/by-letter/${mail.secret}`)}` },
  ])
}

export interface SignatureQuestion {
  readonly lang: Lang
  readonly title: string
  readonly secret: string
}

/** Asks a signer whom the lot fell on whether the signature is theirs. */
export function signatureQuestion(mail: SignatureQuestion, { origin }: Sender): Letter {
  const { t, path, quote } = makeLocale(mail.lang)
  return setLetter(mail.lang, "audit.letter-subject", [
    t("audit.question", { title: quote(mail.title) }),
    t("audit.question-why"),
    t("audit.letter-open"),
    { url: `${origin}${path(`/audit/answers/${mail.secret}`)}` },
  ])
}
