import { setLetter } from "./letter.ts"
import type { Letter, Sender } from "./letter.ts"
import { resetUrl } from "./reset.ts"
import { makeLocale } from "#app/i18n/locale.tsx"
import type { Lang } from "#app/i18n/translate.ts"

interface To {
  readonly lang: Lang
}

/** The link that proves the new address of an account. */
export function emailChange({ lang, link }: To & { readonly link: string }): Letter {
  const { t } = makeLocale(lang)
  return setLetter(lang, "mail.email-change-subject", [
    t("mail.email-change-asked", { site: t("common.site") }),
    t("mail.email-change-do"),
    { url: link },
    t("mail.email-change-ignore"),
  ])
}

/** What an address gets that has an account of its own already: whoever asked learns nothing of it. */
export function emailChangeKnown({ lang }: To): Letter {
  const { t } = makeLocale(lang)
  return setLetter(lang, "mail.sign-up-known-subject", [
    t("mail.email-change-asked", { site: t("common.site") }),
    t("mail.email-change-known"),
  ])
}

/** To the present address, before anything changes: what was asked, and what ends it. */
export function emailChangeAsked({ lang }: To, sender: Sender): Letter {
  const { t } = makeLocale(lang)
  return setLetter(lang, "mail.email-asked-subject", [
    t("mail.email-asked-body", { site: t("common.site") }),
    t("mail.email-asked-do"),
    { url: resetUrl(lang, sender) },
  ])
}

/** To the former address, once another has taken its place. */
export function emailChanged({ lang }: To, { origin }: Sender): Letter {
  const { t, path } = makeLocale(lang)
  return setLetter(lang, "mail.email-changed-subject", [
    t("mail.email-changed-body", { site: t("common.site") }),
    t("mail.email-changed-do"),
    { url: `${origin}${path("/about")}` },
  ])
}
