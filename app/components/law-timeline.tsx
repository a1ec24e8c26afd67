import { articleOf, isUnknown } from "#app/domain/provision.ts"
import type { Provision } from "#app/domain/provision.ts"
import { phasesOf } from "#app/domain/rule-phase.ts"
import type { PhaseRules, RuleName } from "#app/domain/rule-phase.ts"
import type { RuleSet } from "#app/domain/rule-set.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import type { Locale } from "#app/i18n/locale.tsx"
import { ruleInWords } from "./rule-words.ts"
import { Timeline } from "./timeline.tsx"
import type { TimelineStep } from "./timeline.tsx"

/** Days and numbers of one case, said above the rule that gives them. */
export type RuleDates = Readonly<Partial<Record<RuleName, string>>>

/** A law, part after part: each rule with its value, its article, and what nobody has read of it. */
export function LawTimeline({ ruleSet, dates = {} }: { ruleSet: RuleSet; dates?: RuleDates }) {
  const locale = useLocale()
  return (
    <>
      {phasesOf(ruleSet).map(({ phase, rules }) => {
        const steps = rules
          .filter(isWorthSaying)
          .map((rule) => stepOf(rule, ruleSet, dates, locale))
        if (steps.length === 0) return null
        return (
          <section key={phase}>
            <h2>{locale.t(`recallLaw.phase-${phase}`)}</h2>
            <Timeline steps={steps} />
          </section>
        )
      })}
    </>
  )
}

type Named = PhaseRules["rules"][number]

/** Rules that few laws have: where a law has none, nothing is missing. */
const rare: readonly RuleName[] = ["spread", "topUp", "secondQuorum", "newElection"]

function isWorthSaying({ name, rule }: Named): boolean {
  const isNone =
    rule.status === "silent" ||
    (rule.status === "not-established" && rule.lastKnown === "none") ||
    (rule.status === "chosen" && rule.value === null)
  return !isNone || (rule.status !== "chosen" && !rare.includes(name))
}

function stepOf(
  { name, stage, rule }: Named,
  ruleSet: RuleSet,
  dates: RuleDates,
  locale: Locale,
): TimelineStep {
  const { t, lang } = locale
  const value = ruleInWords(name, rule, ruleSet.offices, locale)
  const label = t(`recallLaw.rule-${kebab(name)}`)
  const several = stage !== null && ruleSet.stages.length > 1
  const article = articleOf(rule)
  const note = rule.status === "chosen" ? undefined : rule.note?.[lang]
  const isOpen = rule.status === "not-established"
  return {
    state: "to-come",
    title: several ? t("recallLaw.stage-number", { stage, title: label }) : label,
    date: dates[name],
    text: (
      <>
        {!isOpen && (value ?? t("pattern.law-silent"))}{" "}
        {note && <span className="note">{note}</span>}
      </>
    ),
    notEstablished: isOpen ? notEstablished(rule, value, ruleSet, locale) : undefined,
    article: article === undefined ? undefined : locale.article(article),
  }
}

/** What is said where nobody has read the wording in force: the one before, or that none was read. */
function notEstablished(
  rule: Provision<unknown>,
  value: string | null,
  ruleSet: RuleSet,
  locale: Locale,
): string {
  if (isUnknown(rule)) return locale.t("recallLaw.unknown")
  if (value === null) return locale.t("recallLaw.last-known-none")
  return lastKnownInWords(value, ruleSet, locale)
}

/** A value of the wording before, marked as such. */
export function lastKnownInWords(
  value: string,
  { validFrom }: Pick<RuleSet, "validFrom">,
  { t, day }: Locale,
): string {
  if (validFrom === null) return t("recallLaw.last-known-undated", { value })
  return t("recallLaw.last-known", { value, date: day(validFrom) })
}

type Kebab<Text extends string> = Text extends `${infer First}${infer Rest}`
  ? First extends Lowercase<First>
    ? `${First}${Kebab<Rest>}`
    : `-${Lowercase<First>}${Kebab<Rest>}`
  : Text

/** The key of a rule among the words: `closedAtStart` is `closed-at-start`. */
export function kebab<Name extends string>(name: Name): Kebab<Name> {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`) as Kebab<Name>
}
