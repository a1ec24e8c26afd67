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
        const [said, unread] = apart(rules.filter(isWorthSaying))
        if (said.length + unread.length === 0) return null
        return (
          <section key={phase}>
            <h2>{locale.t(`recallLaw.phase-${phase}`)}</h2>
            <Timeline steps={said.map((rule) => stepOf(rule, ruleSet, dates, locale))} />
            <Unread rules={unread} />
          </section>
        )
      })}
    </>
  )
}

type Named = PhaseRules["rules"][number]

/** Rules of which there is something to say, and those of which nobody has read any wording. */
function apart(rules: readonly Named[]): [Named[], Named[]] {
  return [rules.filter(isSaid), rules.filter((named) => !isSaid(named))]
}

function isSaid({ rule }: Named): boolean {
  return !isUnknown(rule) || (rule.status !== "chosen" && rule.note !== undefined)
}

/** What nobody has read, in one breath: a step for each would say the same over and over. */
function Unread({ rules }: { rules: readonly Named[] }) {
  const { t } = useLocale()
  if (rules.length === 0) return null
  const names = rules.map(({ name }) => t(`recallLaw.rule-${kebab(name)}`))
  return (
    <p className="not-established">
      {t("recallLaw.unread", { rules: [...new Set(names)].join("; ") })}
    </p>
  )
}

/** Rules that few laws have: where a law has none, nothing is missing. */
const rare: readonly RuleName[] = ["mandates", "spread", "topUp", "secondQuorum", "newElection"]

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
