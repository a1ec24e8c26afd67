import { setLetter } from "./letter.ts"
import type { Letter, Sender } from "./letter.ts"
import type { PetitionState } from "#app/domain/petition-state.ts"
import { makeLocale } from "#app/i18n/locale.tsx"
import type { Lang } from "#app/i18n/translate.ts"

export interface PetitionNews {
  readonly lang: Lang
  readonly petition: string
  readonly state: PetitionState
  /** In the words of whoever decided; null where the state says it all. */
  readonly reason: string | null
}

/** Tells the author that the petition has moved on. */
export function petitionNews(mail: PetitionNews, { origin }: Sender): Letter {
  const { t, path } = makeLocale(mail.lang)
  return setLetter(mail.lang, "mail.news-subject", [
    t("mail.news-state", { state: t(`petitionState.${mail.state}`) }),
    ...(mail.reason === null ? [] : [t("mail.news-reason", { reason: mail.reason })]),
    t("mail.see-petition"),
    { url: `${origin}${path(`/petitions/${mail.petition}`)}` },
  ])
}
