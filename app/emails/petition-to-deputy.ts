import { setLetter } from "./letter.ts"
import type { Letter, Sender } from "./letter.ts"
import { makeLocale } from "#app/i18n/locale.tsx"
import type { Lang } from "#app/i18n/translate.ts"
import type { Day } from "#app/lib/instant.ts"

export interface DatedPetition {
  readonly lang: Lang
  readonly petition: string
  /** The last day to reply or to sign. */
  readonly lastDay: Day
}

/** Asks the deputy for a reply before signing opens. */
export function replyRequest(
  { lang, petition, lastDay }: DatedPetition,
  { origin }: Sender,
): Letter {
  const { t, day, path } = makeLocale(lang)
  return setLetter(lang, "mail.reply-subject", [
    t("mail.reply-body", { date: day(lastDay) }),
    t("mail.see-office"),
    { url: `${origin}${path(`/office/petitions/${petition}/reply`)}` },
  ])
}

/** Tells the deputy that signing has opened. */
export function petitionOpened(
  { lang, petition, lastDay }: DatedPetition,
  { origin }: Sender,
): Letter {
  const { t, day, path } = makeLocale(lang)
  return setLetter(lang, "mail.opened-subject", [
    t("mail.opened-body", { date: day(lastDay) }),
    t("mail.see-petition"),
    { url: `${origin}${path(`/petitions/${petition}`)}` },
  ])
}
