import { setLetter } from "./letter.ts"
import type { Letter, Sender } from "./letter.ts"
import { makeLocale } from "#app/i18n/locale.tsx"
import type { Lang } from "#app/i18n/translate.ts"

/** The link by which a forgotten password is replaced. */
export function reset({ lang, link }: { readonly lang: Lang; readonly link: string }): Letter {
  const { t } = makeLocale(lang)
  return setLetter(lang, "mail.reset-subject", [
    t("mail.reset-asked", { site: t("common.site") }),
    t("mail.reset-do"),
    { url: link },
    t("mail.reset-ignore"),
  ])
}

/** What an address without an account gets: the page said the same as to one with an account. */
export function resetUnknown({ lang }: { readonly lang: Lang }): Letter {
  const { t } = makeLocale(lang)
  return setLetter(lang, "mail.reset-unknown-subject", [
    t("mail.reset-unknown-body", { site: t("common.site") }),
  ])
}

/** Told after each change of the password, with the way to take it back from a stranger. */
export function passwordChanged({ lang }: { readonly lang: Lang }, sender: Sender): Letter {
  const { t } = makeLocale(lang)
  return setLetter(lang, "mail.password-changed-subject", [
    t("mail.password-changed-body", { site: t("common.site") }),
    t("mail.choose-anew"),
    { url: resetUrl(lang, sender) },
  ])
}

/** Told when those who run the site took every second factor off an account. */
export function factorsReset({ lang }: { readonly lang: Lang }, sender: Sender): Letter {
  const { t } = makeLocale(lang)
  return setLetter(lang, "mail.factors-reset-subject", [
    t("mail.factors-reset-body", { site: t("common.site") }),
    t("mail.factors-reset-do"),
    { url: resetUrl(lang, sender) },
  ])
}

/** Where another password is asked for: whoever has the mailbox needs no other proof. */
export function resetUrl(lang: Lang, { origin }: Sender): string {
  return `${origin}${makeLocale(lang).path("/session/reset")}`
}
