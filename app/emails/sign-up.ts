import { setLetter } from "./letter.ts"
import type { Letter, Sender } from "./letter.ts"
import { makeLocale } from "#app/i18n/locale.tsx"
import type { Lang } from "#app/i18n/translate.ts"

/** The link that proves an address and opens an account. */
export function signUp({ lang, link }: { readonly lang: Lang; readonly link: string }): Letter {
  const { t } = makeLocale(lang)
  return setLetter(lang, "mail.sign-up-subject", [
    t("mail.sign-up-asked", { site: t("common.site") }),
    t("mail.sign-up-do"),
    { url: link },
    t("mail.sign-up-ignore"),
  ])
}

/** What an address gets that has an account already: the page said the same as to a new one. */
export function signUpKnown({ lang }: { readonly lang: Lang }, { origin }: Sender): Letter {
  const { t, path } = makeLocale(lang)
  return setLetter(lang, "mail.sign-up-known-subject", [
    t("mail.sign-up-known-body", { site: t("common.site") }),
    t("mail.sign-up-known-do"),
    { url: `${origin}${path("/session")}` },
  ])
}
