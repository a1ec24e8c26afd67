import type { RecallOutlook } from "#app/domain/recall-outlook.ts"
import type { AssessmentShown } from "#app/domain/recall-rule.ts"
import type { RuleSet } from "#app/domain/rule-set.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import type { Locale } from "#app/i18n/locale.tsx"
import { Facts } from "./facts.tsx"
import type { RuleDates } from "./law-timeline.tsx"
import { personPath } from "./paths.ts"
import { RecallPanel } from "./recall-panel.tsx"

interface OwnCase {
  person: { publicId: string; name: string }
  outlook: RecallOutlook
  electorate: { registered: number; onDay: string } | null
  assessment: AssessmentShown
}

interface RecallCaseProps {
  own: OwnCase
  ruleSet: RuleSet
  office: string
  today: string
}

/** The days and numbers of one deputy under the law of the page. */
export function RecallCase({ own, ruleSet, office, today }: RecallCaseProps) {
  const { t, path, number, day } = useLocale()
  const { person, outlook, electorate } = own
  return (
    <section>
      <h2>
        {t("recallLaw.for-deputy", { name: "" })}
        <a href={path(personPath(person))}>{person.name}</a>
      </h2>
      <RecallPanel outlook={outlook} today={today} />
      {electorate === null ? (
        <p>{t("recallLaw.electorate-unknown")}</p>
      ) : (
        <Facts
          facts={[
            {
              term: t("recallLaw.electorate-of"),
              value: `${number(electorate.registered)} (${day(electorate.onDay)})`,
            },
          ]}
        />
      )}
      <p>
        <a href={path(`/recall?${queryOf(own, ruleSet, office)}`)}>
          {t("recallLaw.calculate-deputy")}
        </a>
      </p>
    </section>
  )
}

function queryOf({ outlook, electorate }: OwnCase, ruleSet: RuleSet, office: string): string {
  const known = {
    law: ruleSet.id,
    office: Object.keys(ruleSet.offices).length > 1 ? office : null,
    elected_on: outlook.term.from,
    term_ends_on: outlook.term.to,
    electorate: electorate && String(electorate.registered),
  }
  const given = Object.entries(known).filter(
    (entry): entry is [string, string] => entry[1] !== null,
  )
  return new URLSearchParams(given).toString()
}

/** What to write above the rules that give a deputy's days and numbers. */
export function ruleDatesOf({ outlook, assessment }: OwnCase, locale: Locale): RuleDates {
  const { t, day, number } = locale
  const { signaturesNeeded, turnoutNeeded, lastKnown } = assessment
  const needed = signaturesNeeded ?? lastKnown.signaturesNeeded ?? null
  const turnout = turnoutNeeded ?? lastKnown.turnoutNeeded ?? null
  const dates = {
    closedAtStart: said(outlook.opensOn && day(outlook.opensOn), t("recallLaw.answer-opens-on")),
    closedAtEnd: said(outlook.closesOn && day(outlook.closesOn), t("recallLaw.answer-closes-on")),
    needed: said(needed && number(needed), t("recallLaw.answer-signatures-needed")),
    turnout: said(turnout && number(turnout), t("recallLaw.answer-turnout-needed")),
  }
  return Object.fromEntries(Object.entries(dates).filter(([, words]) => words !== null))
}

function said(value: string | number | null, label: string): string | null {
  return value === null ? null : `${label}: ${String(value)}`
}
