import { valueLastKnown } from "#app/domain/provision.ts"
import type { Provision } from "#app/domain/provision.ts"
import type { RuleName } from "#app/domain/rule-phase.ts"
import type { RuleSet } from "#app/domain/rule-set.ts"
import type { ByOffice } from "#app/domain/rule-value.ts"
import type { Locale } from "#app/i18n/locale.tsx"
import { periodInWords } from "./petition-tracks.tsx"
import { quotaInWords, shareInWords, spreadInWords } from "./quota-words.ts"

type Stage = RuleSet["stages"][number]
type RuleOf<Name extends RuleName> = Name extends keyof RuleSet
  ? RuleSet[Name]
  : Name extends keyof Stage
    ? Stage[Name]
    : never
type ValueOf<Name extends RuleName> = Exclude<
  Exclude<ReturnType<typeof valueLastKnown<ValueIn<RuleOf<Name>>>>, null>,
  ByOffice<unknown>
>
type ValueIn<Rule> = Rule extends { status: "chosen"; value: infer Value } ? Value : never

type Words = { readonly [Name in RuleName]: (value: ValueOf<Name>, locale: Locale) => string }

const words: Words = {
  mandates: (kinds, { t }) => kinds.map((kind) => t(`recallLaw.kind-${kind}`)).join(", "),
  ground: (grounds, { t }) => grounds.map((ground) => t(`recallLaw.ground-${ground}`)).join("; "),
  closedAtStart: (period, locale) =>
    locale.t("recallLaw.first-period", { period: periodInWords(period, locale) }),
  closedAtEnd: (period, locale) =>
    locale.t("recallLaw.last-period", { period: periodInWords(period, locale) }),
  repeat: (repeat, locale) =>
    repeat.kind === "never-in-term"
      ? locale.t("recallLaw.repeat-never")
      : locale.t("recallLaw.repeat-after", { period: periodInWords(repeat, locale) }),
  initiator: initiatorInWords,
  reasonLimit: ({ value, unit }, { t }) => t(`recallLaw.${unit}`, { count: value }),
  answerRight: (right, locale) => {
    const period = periodInWords(right, locale)
    if (right.words === undefined) return period
    const limit = locale.t("recallLaw.words", { count: right.words })
    return locale.t("recallLaw.answer-words", { period, words: limit })
  },
  registration: within,
  appeal: within,
  signers: (who, { t }) => t(`recallLaw.signers-${who}`),
  needed: quotaInWords,
  spread: spreadInWords,
  window: periodInWords,
  form: (form, { t }) => t(`recallLaw.form-${form}`),
  signerStates: (fields, { t }) => fields.map((field) => t(`recallLaw.field-${field}`)).join(", "),
  check: within,
  topUp: periodInWords,
  call: within,
  notice: within,
  agitation: periodInWords,
  vote: (vote, locale) => {
    const period = periodInWords(vote, locale)
    if (!vote.notBefore) return locale.t("recallLaw.up-to", { period })
    const earliest = periodInWords(vote.notBefore, locale)
    return locale.t("recallLaw.not-before", { period, earliest })
  },
  turnout: quotaInWords,
  majority: shareInWords,
  secondQuorum: quotaInWords,
  publication: within,
  vacancy: (way, { t }) => t(`recallLaw.vacancy-${way}`),
  succession: (way, { t }) => t(`recallLaw.succession-${way}`),
  newElection: within,
}

/** A rule's value, in force or as last known, in words; null where it has none. Values by office name each office. */
export function ruleInWords(
  name: RuleName,
  rule: Provision<unknown>,
  offices: RuleSet["offices"],
  locale: Locale,
): string | null {
  const value = valueLastKnown(rule)
  const say = words[name] as (value: unknown, locale: Locale) => string
  if (value === null) return null
  if (typeof value !== "object" || !("byOffice" in value)) return say(value, locale)
  return Object.entries((value as ByOffice<unknown>).byOffice)
    .map(([office, own]) =>
      locale.t("recallLaw.per-office", {
        office: offices[office]?.[locale.lang] ?? office,
        value: say(own, locale),
      }),
    )
    .join("; ")
}

function within(period: Parameters<typeof periodInWords>[0], locale: Locale): string {
  return locale.t("recallLaw.up-to", { period: periodInWords(period, locale) })
}

function initiatorInWords({ who, atLeast, atMost }: ValueOf<"initiator">, { t }: Locale): string {
  const named = t(`recallLaw.who-${who}`)
  if (who === "voter" || (atLeast === null && atMost === null)) return named
  return atLeast === null
    ? t("recallLaw.at-most", { who: named, count: atMost ?? 0 })
    : t("recallLaw.at-least", { who: named, count: atLeast })
}
