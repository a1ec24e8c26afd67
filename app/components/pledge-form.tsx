import { pledgeCriteria, powers } from "#app/domain/pledge.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import type { ReadAnswer } from "./form-answer.ts"
import { TextAreaField, TextField } from "./form-field.tsx"
import { LangField, PostForm } from "./form-frame.tsx"
import { OptionList } from "./option-list.tsx"
import { SourceFields } from "./source-fields.tsx"

interface PledgeFormProps {
  answer: ReadAnswer
  today: string
}

/** A promise with its source, and the three conditions that make it one. */
export function PledgeForm({ answer, today }: PledgeFormProps) {
  const { t } = useLocale()
  const { errors, values, chose } = answer
  return (
    <PostForm submit={t("desk.record")}>
      <TextAreaField
        name="text"
        rows={4}
        label={t("desk.text")}
        hint={t("desk.text-hint")}
        error={errors["text"]}
        defaultValue={values["text"]}
      />
      <LangField answer={answer} />
      <OptionList
        type="checkbox"
        name="criteria"
        legend={t("desk.criteria")}
        hint={t("desk.criteria-hint")}
        error={errors["criteria"]}
        options={pledgeCriteria.map((value) => ({
          value,
          label: t(`desk.criterion-${value}`),
          chosen: chose("criteria", value),
        }))}
      />
      <PledgeDays answer={answer} />
      <OptionList
        type="radio"
        name="power"
        required
        legend={t("desk.power")}
        error={errors["power"]}
        options={powers.map((value) => ({
          value,
          label: t(`power.${value}`),
          chosen: values["power"] === value,
        }))}
      />
      <TextField
        name="category"
        optional
        label={t("desk.category")}
        hint={t("desk.category-hint")}
        error={errors["category"]}
        defaultValue={values["category"]}
      />
      <SourceFields legend={t("desk.source")} answer={answer} today={today} />
    </PostForm>
  )
}

function PledgeDays({ answer: { errors, values } }: { answer: ReadAnswer }) {
  const { t } = useLocale()
  return (
    <>
      <TextField
        name="saidOn"
        width="iin"
        label={t("desk.said-on")}
        hint={t("desk.partial-hint")}
        error={errors["saidOn"]}
        defaultValue={values["saidOn"]}
      />
      <TextField
        name="dueOn"
        width="iin"
        optional
        label={t("desk.due-on")}
        hint={t("desk.partial-hint")}
        error={errors["dueOn"]}
        defaultValue={values["dueOn"]}
      />
    </>
  )
}
