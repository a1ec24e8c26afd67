import { setLetter } from "./letter.ts"
import type { Letter } from "./letter.ts"
import type { Role } from "#app/domain/access.ts"
import { makeLocale } from "#app/i18n/locale.tsx"
import type { Lang } from "#app/i18n/translate.ts"

export interface Invited {
  readonly lang: Lang
  readonly role: Role
  /** The name of the organisation that invites; null for the staff of the site. */
  readonly organization: string | null
  readonly link: string
}

/** Invites somebody to a role. The same letter goes to an address with an account and to one without. */
export function invitation({ lang, role, organization, link }: Invited): Letter {
  const { t, quote } = makeLocale(lang)
  const words = { site: t("common.site"), role: t(`role.${role}`) }
  const who =
    role === "deputy" || role === "delegate"
      ? t(`profile.mail-${role}`, words)
      : organization === null
        ? t("mail.invitation-staff", words)
        : t("mail.invitation-organization", { ...words, organization: quote(organization) })
  return setLetter(lang, "mail.invitation-subject", [
    who,
    t("mail.invitation-do"),
    { url: link },
    t("mail.invitation-ignore"),
  ])
}
