import { questionsOf } from "#app/domain/recall-question.ts"
import type { Question } from "#app/domain/recall-question.ts"
import type { RuleSet } from "#app/domain/rule-set.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { Button } from "./button.tsx"
import { SelectField, TextField } from "./form-field.tsx"

interface RecallQuestionsProps {
  ruleSet: RuleSet
  values: Readonly<Record<string, string>>
  errors: Readonly<Record<string, string>>
}

/** What a law asks of a case, as a form whose answer has an address. */
export function RecallQuestions(props: RecallQuestionsProps) {
  const { t } = useLocale()
  return (
    <form method="get" className="form" noValidate>
      <input type="hidden" name="law" value={props.ruleSet.id} />
      {questionsOf(props.ruleSet).map(({ group, questions }) => (
        <fieldset key={group} className="field-group">
          <legend>{t(`recallLaw.group-${group}`)}</legend>
          {questions.map((question) => (
            <QuestionField key={question} question={question} {...props} />
          ))}
        </fieldset>
      ))}
      <Button>{t("recallLaw.calculate")}</Button>
    </form>
  )
}

function QuestionField({
  question,
  ruleSet,
  values,
  errors,
}: RecallQuestionsProps & { question: Question }) {
  const { t, lang } = useLocale()
  const field = {
    name: question,
    label: t(`recallLaw.${question}`),
    error: errors[question],
    // All may be left out: the page says so once.
    required: false,
    defaultValue: values[question] ?? "",
  } as const
  const unsaid = { value: "", label: t("recallLaw.unsaid") }
  if (question === "office") {
    const offices = Object.entries(ruleSet.offices)
    const options = offices.map(([value, name]) => ({ value, label: name[lang] }))
    return <SelectField {...field} options={[unsaid, ...options]} />
  }
  if (question === "mandate") {
    const options = (["district", "list"] as const).map((value) => ({
      value,
      label: t(`recallLaw.mandate-${value}`),
    }))
    return <SelectField {...field} options={[unsaid, ...options]} />
  }
  if (question === "areas") return <TextField {...field} hint={t("recallLaw.areas-hint")} />
  const isDay = /(^|_)on$/.test(question)
  // A day that is none would vanish from a field for days: it stays to be corrected.
  if (isDay && !field.error) return <TextField {...field} type="date" width="iin" />
  return isDay ? (
    <TextField {...field} hint={t("recallLaw.day-hint")} width="iin" />
  ) : (
    <TextField {...field} inputMode="numeric" width="iin" />
  )
}
