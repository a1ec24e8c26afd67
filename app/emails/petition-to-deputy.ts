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
  /** On what law it runs; null where nobody has noted it. */
  readonly basis: string | null
}

/** A petition as the deputy reads it before anybody signs: word for word. */
export interface DraftGrounds extends DatedPetition {
  readonly title: string
  readonly statement: string
  /** The promises that it rests on. */
  readonly grounds: readonly string[]
}

/** Asks the deputy for a reply before signing opens, with the draft grounds. */
export function replyRequest(mail: DraftGrounds, { origin }: Sender): Letter {
  const { lang, petition, lastDay } = mail
  const { t, day, path, quote } = makeLocale(lang)
  return setLetter(lang, "mail.reply-subject", [
    t("mail.reply-body", { date: day(lastDay) }),
    t("mail.reply-title", { title: quote(mail.title) }),
    t("mail.author-said", { statement: quote(mail.statement) }),
    ...mail.grounds.map((promise) => t("mail.reply-ground", { promise: quote(promise) })),
    ...worth(mail),
    t("mail.see-office"),
    { url: `${origin}${path(`/office/petitions/${petition}/reply`)}` },
  ])
}

/** Tells the deputy that signing has opened. */
export function petitionOpened(mail: DatedPetition, { origin }: Sender): Letter {
  const { lang, petition, lastDay } = mail
  const { t, day, path } = makeLocale(lang)
  return setLetter(lang, "mail.opened-subject", [
    t("mail.opened-body", { date: day(lastDay) }),
    ...worth(mail),
    t("mail.see-petition"),
    { url: `${origin}${path(`/petitions/${petition}`)}` },
  ])
}

/** Tells the deputy that a petition whose reply was awaited has gone back to its author. */
export function replyNotNeeded({ lang }: { readonly lang: Lang }): Letter {
  const { t } = makeLocale(lang)
  return setLetter(lang, "mail.reply-over-subject", [t("mail.reply-over-body")])
}

/** What the signatures are worth in law, and by which wording it was let begin. */
function worth({ lang, basis }: DatedPetition): string[] {
  const { t } = makeLocale(lang)
  return [t("mail.confirm-effect"), ...(basis === "last-known" ? [t("mail.by-last-known")] : [])]
}
