import { setLetter } from "./letter.ts"
import type { Letter } from "./letter.ts"
import { makeLocale } from "#app/i18n/locale.tsx"
import type { Lang } from "#app/i18n/translate.ts"

/** Why a signature was let go: its text came back to the author, or its petition is over. */
export const releaseReasons = ["back-to-draft", "petition-over"] as const

export interface SignatureReleased {
  readonly lang: Lang
  readonly title: string
  readonly reason: (typeof releaseReasons)[number]
}

/** Tells who signed before the opening that the signature was let go and why. Without a link: nothing is left. */
export function signatureReleased({ lang, title, reason }: SignatureReleased): Letter {
  const { t, quote } = makeLocale(lang)
  const key = reason === "back-to-draft" ? "mail.released-draft" : "mail.released-over"
  return setLetter(lang, "mail.signed-subject", [t(key, { title: quote(title) })])
}

/** Tells an author who asked to second the own petition why that is not counted. */
export function ownPetition({ lang, title }: { lang: Lang; title: string }): Letter {
  const { t, quote } = makeLocale(lang)
  return setLetter(lang, "mail.signed-subject", [t("mail.own-body", { title: quote(title) })])
}
