import { data } from "@remix-run/node"
import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { readCase } from "#app/api/assess-form.ts"
import { eventsOf, factsOf } from "#app/api/assess-query.ts"
import { Button } from "#app/components/button.tsx"
import { useFormAnswer } from "#app/components/form-answer.ts"
import { SelectField } from "#app/components/form-field.tsx"
import { LawList } from "#app/components/law-span.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { ProblemSummary } from "#app/components/problem-summary.tsx"
import { RecallAnswers } from "#app/components/recall-answers.tsx"
import { RecallQuestions } from "#app/components/recall-questions.tsx"
import { deadlinesOf } from "#app/domain/recall-deadline.ts"
import { assess } from "#app/domain/recall-rule.ts"
import { isInForce } from "#app/domain/rule-set.ts"
import type { RuleSet } from "#app/domain/rule-set.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { isMessageKey } from "#app/i18n/translate.ts"
import type { Locale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"

export const handle = { nav: "recall" }

export const meta = titled((t) => t("page.recall"))

export function loader({ request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url)
  const laws = [...context.house.ruleSets.values()]
  const law = searchParams.get("law")
  const ruleSet = laws.find(({ id }) => id === law) ?? lawInForce(laws, context.today)
  const read = readCase(searchParams, ruleSet)
  const page = { laws, ruleSet, values: read.values }
  if (!read.ok) return data({ ...page, errors: read.errors, answers: null }, { status: 422 })
  const { query } = read
  const answers = {
    assessment: assess(ruleSet, factsOf(query)),
    deadlines: deadlinesOf(ruleSet, eventsOf(query), query),
  }
  return data({ ...page, errors: {}, answers })
}

/** The country's own law of today, the first of the list. @throws where there is no law at all */
function lawInForce(laws: readonly RuleSet[], today: string): RuleSet {
  const law = laws.find((law) => isInForce(law, today))
  if (!law) throw new Error("no rule set is in force")
  return law
}

/** Problems with the label of their field before them: two days would read alike. */
function named(errors: Readonly<Record<string, string>>, t: Locale["t"]) {
  const labels = Object.entries(errors).map(([name, message]) => {
    const key = `recallLaw.${name}`
    return [name, isMessageKey(key) ? `${t(key)}: ${message}` : message]
  })
  return Object.fromEntries(labels) as Record<string, string>
}

export default function RecallCalculator() {
  const { laws, ruleSet, values, errors, answers } = useLoaderData<typeof loader>()
  const { t, lang } = useLocale()
  const answer = useFormAnswer({ errors, values })
  return (
    <>
      <PageHead title={t("page.recall")} lead={t("recallLaw.lead")} />
      <ProblemSummary errors={named(answer.errors, t)} />
      <form method="get" className="form">
        <SelectField
          name="law"
          label={t("recallLaw.choose-law")}
          defaultValue={ruleSet.id}
          width="full"
          options={laws.map(({ id, name }) => ({ value: id, label: name[lang] }))}
        />
        <Button kind="secondary">{t("recallLaw.choose-law-do")}</Button>
      </form>
      {answers && Object.keys(values).length > 0 && (
        <RecallAnswers ruleSet={ruleSet} {...answers} />
      )}
      <section>
        <h2>{t("recallLaw.calculator")}</h2>
        <RecallQuestions ruleSet={ruleSet} values={values} errors={answer.errors} />
      </section>
      <section>
        <h2>{t("recallLaw.all-laws")}</h2>
        <LawList laws={laws} />
      </section>
    </>
  )
}
