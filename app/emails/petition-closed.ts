import { setLetter } from "./letter.ts"
import type { Letter, Sender } from "./letter.ts"
import { makeLocale } from "#app/i18n/locale.tsx"
import type { Lang } from "#app/i18n/translate.ts"

export interface PetitionClosed {
  readonly lang: Lang
  readonly petition: string
  readonly count: number
  /** Null where no electorate is known. */
  readonly needed: number | null
}

/** Tells author and deputy alike how the collection ended: in the same words, without a judgement. */
export function petitionClosed(mail: PetitionClosed, { origin }: Sender): Letter {
  const { t, path } = makeLocale(mail.lang)
  return setLetter(mail.lang, "mail.closed-subject", [
    outcome(mail),
    t("mail.see-petition"),
    { url: `${origin}${path(`/petitions/${mail.petition}`)}` },
  ])
}

function outcome({ lang, count, needed }: PetitionClosed): string {
  const { t } = makeLocale(lang)
  if (needed === null) return t("mail.closed-unknown", { count })
  return t(count >= needed ? "mail.closed-reached" : "mail.closed-not-reached", { count, needed })
}
