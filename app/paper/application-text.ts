import { articleInside } from "./article-words.ts"
import { replyWords } from "./reply-words.ts"
import type { Rating } from "#app/domain/rating.ts"
import { articleOf } from "#app/domain/provision.ts"
import type { RuleSet } from "#app/domain/rule-set.ts"
import type { Locale } from "#app/i18n/locale.tsx"

/** What the application says of a petition. */
interface Facts {
  readonly origin: string
  readonly publicId: string
  readonly person: string
  readonly organization: string
  readonly district: string | null
  readonly grounds: readonly { text: string; rating: Rating; on: string; pledge: string }[]
  readonly reply: { readonly outcome: string; readonly text: string | null } | null
  readonly replyDueOn: string | null
  readonly replyOpen: boolean
  readonly ruleSet: RuleSet
}

export interface TextPart {
  readonly part: "H2" | "P"
  readonly words: string
}

/** To whom and from whom: the commission's name and the applicant are written by hand. */
export function blankParts({ t }: Locale): string[] {
  return [
    t("sheet.to-commission"),
    t("sheet.from"),
    t("sheet.from-place"),
    t("sheet.from-document"),
    t("sheet.from-contact"),
  ]
}

/** The articles that the application rests on, in words; empty where no law is behind it. */
function articleWords(locale: Locale, { ruleSet }: Facts) {
  const { initiator, ground, signers, form } = ruleSet
  function words(rule: Parameters<typeof articleOf>[0]): string {
    const of = articleOf(rule)
    return of === undefined ? "" : articleInside(locale, of)
  }
  return {
    initiator: words(initiator),
    ground: words(ground),
    signers: words(signers),
    form: words(form),
  }
}

/** The body of the application: whom it concerns, why, what the deputy said to it, what is asked for. */
export function bodyParts(locale: Locale, facts: Facts): TextPart[] {
  const { t, quote, day, lang } = locale
  const { ruleSet, person, organization, district, grounds, origin, publicId } = facts
  const law = ruleSet.law?.[lang] ?? t("petition.law-none")
  const by = articleWords(locale, facts)
  const reply = replyWords(locale, facts)
  const given = facts.reply?.outcome === "given"
  return [
    { part: "P", words: t("sheet.asks", { law, article: by.initiator }) },
    { part: "P", words: t("sheet.asks-whom", { person, organization }) },
    ...(district === null
      ? []
      : [{ part: "P", words: t("sheet.asks-district", { district }) } as const]),
    { part: "H2", words: t("sheet.ground-title") },
    { part: "P", words: t("sheet.ground", { article: by.ground }) },
    ...grounds.map(({ text, rating, on, pledge }, index): TextPart => {
      const finding = t("sheet.finding", { rating: t(`rating.${rating}`), date: day(on) })
      const address = `${origin}/${lang}/promises/${pledge}`
      return { part: "P", words: `${String(index + 1)}. ${quote(text)} ${finding}\n${address}` }
    }),
    { part: "H2", words: t("petition.reply") },
    { part: "P", words: given ? quote(reply) : reply },
    { part: "H2", words: t("sheet.request-title") },
    { part: "P", words: t("sheet.request", { article: by.form }) },
    {
      part: "P",
      words: t("sheet.full-text", { address: `${origin}/${lang}/petitions/${publicId}` }),
    },
  ]
}
