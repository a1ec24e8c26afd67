import { setLetter } from "./letter.ts"
import type { Letter, Sender } from "./letter.ts"
import type { AccreditationStep } from "#app/domain/accreditation.ts"
import { makeLocale } from "#app/i18n/locale.tsx"
import type { Lang } from "#app/i18n/translate.ts"

export interface OrganizationNews {
  readonly lang: Lang
  readonly organization: string
  readonly step: AccreditationStep
  /** In the words of the operators. */
  readonly reason: string
}

/** Tells the people of an organisation, or who applied for it, what two operators decided. */
export function organizationNews(
  { lang, organization, step, reason }: OrganizationNews,
  { origin }: Sender,
): Letter {
  const { t, path } = makeLocale(lang)
  const page = path(`/organizations/${organization}`)
  return setLetter(lang, "mail.organization-news-subject", [
    t(`mail.organization-news-${step}`),
    t("mail.news-reason", { reason }),
    ...(step === "decline" ? [] : [t("mail.organization-news-see"), { url: `${origin}${page}` }]),
  ])
}
