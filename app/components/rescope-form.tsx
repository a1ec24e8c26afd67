import { rescopeLimits, scopes } from "#app/domain/rescope.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import type { ReadAnswer } from "./form-answer.ts"
import { TextAreaField, TextField } from "./form-field.tsx"
import { LangField, PostForm } from "./form-frame.tsx"
import { OptionList } from "./option-list.tsx"

/** A later horizon, or that it is outside the deputy's power, with the reason. */
export function RescopeForm({ answer }: { answer: ReadAnswer }) {
  const { t } = useLocale()
  const { errors, values } = answer
  return (
    <PostForm submit={t("rescope.submit")}>
      <OptionList
        type="radio"
        name="scope"
        required
        legend={t("rescope.scope")}
        error={errors["scope"]}
        options={scopes.map((value) => ({
          value,
          label: t(`rescope.${value}`),
          definition: t(`rescope.${value}-means`),
          chosen: values["scope"] === value,
        }))}
      />
      <TextField
        name="dueOn"
        width="iin"
        optional
        label={t("rescope.due-on")}
        hint={t("desk.partial-hint")}
        error={errors["dueOn"]}
        defaultValue={values["dueOn"]}
      />
      <TextAreaField
        name="text"
        rows={5}
        width="full"
        label={t("rescope.text")}
        hint={t("rescope.text-hint", rescopeLimits)}
        error={errors["text"]}
        defaultValue={values["text"]}
      />
      <LangField answer={answer} />
    </PostForm>
  )
}
