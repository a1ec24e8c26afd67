import { setLetter } from "./letter.ts"
import type { Letter, Sender } from "./letter.ts"
import type { RecallState } from "#app/domain/recall.ts"
import { makeLocale } from "#app/i18n/locale.tsx"
import type { Lang } from "#app/i18n/translate.ts"

export interface RecallNews {
  readonly lang: Lang
  readonly petition: string
  readonly state: RecallState
}

/** Tells author and deputy alike that the statute's drive has moved on: in the same words. */
export function recallNews(mail: RecallNews, { origin }: Sender): Letter {
  const { t, path } = makeLocale(mail.lang)
  return setLetter(mail.lang, "mail.recall-subject", [
    t("mail.recall-state", { state: t(`recallState.${mail.state}`) }),
    t("mail.see-petition"),
    { url: `${origin}${path(`/petitions/${mail.petition}`)}` },
  ])
}
