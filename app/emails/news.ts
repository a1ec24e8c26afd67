import { setLetter } from "./letter.ts"
import type { Letter, Part, Sender } from "./letter.ts"
import { isPetitionState } from "#app/domain/petition-state.ts"
import type { NewsItem } from "#app/domain/news.ts"
import { isRecallState } from "#app/domain/recall.ts"
import { makeLocale } from "#app/i18n/locale.tsx"
import { newsHeading, newsPath, newsSubject } from "#app/i18n/news.ts"
import type { Lang } from "#app/i18n/translate.ts"
import { todayAt } from "#app/lib/zone.ts"

/** The link by which an address says that it wants news. */
export function followConfirmation(mail: { readonly lang: Lang; readonly link: string }): Letter {
  const { t } = makeLocale(mail.lang)
  return setLetter(mail.lang, "news.mail-confirm-subject", [
    t("news.mail-confirm-asked", { site: t("common.site") }),
    t("news.mail-confirm-do"),
    { url: mail.link },
    t("news.mail-confirm-ignore"),
  ])
}

export interface Digest {
  readonly lang: Lang
  /** The newest first. */
  readonly items: readonly NewsItem[]
  /** There was more than the letter tells. */
  readonly more: boolean
  /** Of the follower's own page. */
  readonly secret: string
}

/** All that is new since the last letter. The subject names nobody: it shows on locked screens. */
export function digest({ lang, items, more, secret }: Digest, sender: Sender): Letter {
  const { t } = makeLocale(lang)
  const parts = [
    t("news.mail-lead"),
    ...items.flatMap((item) => told(lang, item, sender)),
    ...(more ? [t("news.mail-more")] : []),
  ]
  return endable(lang, parts, secret, sender)
}

function told(lang: Lang, item: NewsItem, { origin }: Sender): Part[] {
  const locale = makeLocale(lang)
  const line = [locale.day(todayAt(item.at)), item.person.name, newsHeading(locale, item)]
  return [
    `${line.join(" · ")}\n${newsSubject(locale, item).text}`,
    { url: `${origin}${locale.path(newsPath(item))}` },
  ]
}

export interface PetitionStep {
  readonly lang: Lang
  readonly petition: string
  /** Null where the petition was removed: its words are repeated nowhere. */
  readonly title: string | null
  readonly track: "state" | "recall_state" | "threshold"
  readonly to: string
  /** The number that everybody sees. */
  readonly count: number
  readonly needed: number | null
  readonly secret: string
}

/** One step of a petition, told to who follows it. It asks for nothing. */
export function petitionStep(mail: PetitionStep, sender: Sender): Letter {
  const { t, quote, path } = makeLocale(mail.lang)
  const parts = [
    t("news.mail-step-lead"),
    ...(mail.title === null
      ? [t("news.mail-step-removed")]
      : [quote(mail.title), stepInWords(mail), numbers(mail)]),
    { url: `${sender.origin}${path(`/petitions/${mail.petition}`)}` },
  ]
  return endable(mail.lang, parts, mail.secret, sender)
}

function stepInWords({ lang, track, to }: PetitionStep): string {
  const { t } = makeLocale(lang)
  if (track === "threshold") return t("news.threshold")
  if (track === "recall_state" && isRecallState(to))
    return t("news.recall-state", { state: t(`recallState.${to}`) })
  return t("news.petition-state", {
    state: isPetitionState(to) ? t(`petitionState.${to}`) : to,
  })
}

function numbers({ lang, count, needed }: PetitionStep): string {
  const { t } = makeLocale(lang)
  if (needed === null) return t("news.mail-step-count-unknown", { count })
  return t("news.mail-step-count", { count, needed })
}

/** A letter that says how to end it, to people and to their mail programs. */
function endable(lang: Lang, parts: readonly Part[], secret: string, { origin }: Sender): Letter {
  const { t, path } = makeLocale(lang)
  const own = `${origin}${path(`/news/${secret}`)}`
  const letter = setLetter(lang, "news.mail-subject", [
    ...parts,
    t("news.mail-manage"),
    { url: own },
  ])
  return { ...letter, unsubscribe: `${own}/end` }
}
