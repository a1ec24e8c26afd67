import { setLetter } from "./letter.ts"
import type { Letter, Part, Sender } from "./letter.ts"
import type { AppealMatter } from "#app/domain/appeal.ts"
import type { Measure } from "#app/domain/content-measure.ts"
import { ruleNumber } from "#app/domain/content-rule.ts"
import type { ContentRule } from "#app/domain/content-rule.ts"
import type { ModeratedKind } from "#app/domain/moderated.ts"
import type { DismissReason } from "#app/domain/report.ts"
import { makeLocale } from "#app/i18n/locale.tsx"
import type { Lang } from "#app/i18n/translate.ts"

export interface ContentMeasure {
  readonly lang: Lang
  readonly kind: ModeratedKind
  readonly measure: Exclude<Measure, "invalidated" | "held">
  readonly rule: ContentRule
  /** Public id of the ledger's entry. */
  readonly removal: string
}

/** Tells whom a text concerns what was done to it, by which rule, and how that is appealed. */
export function contentMeasure(mail: ContentMeasure, { origin }: Sender): Letter {
  const { t, path } = makeLocale(mail.lang)
  const rule = t("rule.numbered", { number: ruleNumber(mail.rule), rule: t(`rule.${mail.rule}`) })
  const what = t(`report.kind-${mail.kind}`)
  const isAppealable = mail.measure !== "reinstated"
  return setLetter(mail.lang, "ruling.measure-subject", [
    t(`ruling.measure-${mail.measure}`, { site: t("common.site"), what }),
    t("ruling.rule", { rule }),
    t(isAppealable ? "ruling.two" : "ruling.public-entry"),
    { url: `${origin}${path(`/removals/${mail.removal}`)}` },
    ...(isAppealable ? appealParts(mail.lang, origin, `/appeals/removal/${mail.removal}`) : []),
  ])
}

export interface ReportSettled {
  readonly lang: Lang
  readonly outcome: "upheld" | "dismissed"
  readonly reason: ContentRule | DismissReason
  /** In the moderator's own words; null where the reason says it all. */
  readonly words: string | null
  /** Lets whoever holds the letter appeal a dismissal. */
  readonly secret: string
}

/** Answers whoever reported a text: what came of it, why, and how a dismissal is appealed. */
export function reportSettled(mail: ReportSettled, { origin }: Sender): Letter {
  const { t, path } = makeLocale(mail.lang)
  const appeal = [
    t("ruling.report-appeal"),
    { url: `${origin}${path(`/appeals/by-letter/${mail.secret}`)}` },
    t("ruling.report-forgotten"),
  ]
  return setLetter(mail.lang, "ruling.report-subject", [
    t(`ruling.report-${mail.outcome}`, { site: t("common.site") }),
    t("ruling.reason", { reason: t(`rule.${mail.reason}`) }),
    ...(mail.words === null ? [] : [t("ruling.words", { words: mail.words })]),
    ...(mail.outcome === "dismissed" ? appeal : []),
  ])
}

export interface AppealDecided {
  readonly lang: Lang
  readonly matter: AppealMatter
  readonly outcome: "upheld" | "dismissed"
  readonly reason: string
}

/** Tells whoever appealed how it ended. */
export function appealDecided(mail: AppealDecided, { origin }: Sender): Letter {
  const { t, path } = makeLocale(mail.lang)
  return setLetter(mail.lang, "ruling.appeal-subject", [
    t(`ruling.appeal-${mail.outcome}`),
    t("ruling.reason", { reason: mail.reason }),
    t("ruling.appeal-public"),
    { url: `${origin}${path("/removals")}` },
  ])
}

/** How a decision is appealed by whoever has an account. */
export function appealParts(lang: Lang, origin: string, address: string): Part[] {
  const { t, path } = makeLocale(lang)
  return [t("ruling.appeal"), { url: `${origin}${path(address)}` }]
}
