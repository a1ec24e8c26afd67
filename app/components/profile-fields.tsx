import { useLocale } from "#app/i18n/locale.tsx"
import { langs } from "#app/i18n/translate.ts"
import type { ReadAnswer } from "./form-answer.ts"
import { TextAreaField, TextField } from "./form-field.tsx"
import { LangField } from "./form-frame.tsx"
import { OptionList } from "./option-list.tsx"

/** What an organisation says of itself, as fields. */
export function ProfileFields({ answer }: { answer: ReadAnswer }) {
  const { t } = useLocale()
  const { errors, values, chose } = answer
  return (
    <>
      <TextField
        name="website"
        type="url"
        optional
        width="full"
        label={t("organization.website")}
        hint={t("organization.website-hint")}
        error={errors["website"]}
        defaultValue={values["website"]}
      />
      {(["scope", "funding", "conflicts"] as const).map((field) => (
        <TextAreaField
          key={field}
          name={field}
          width="full"
          rows={5}
          label={t(`organization.${field}`)}
          hint={t(`organization.${field}-hint`)}
          error={errors[field]}
          defaultValue={values[field]}
        />
      ))}
      <LangField answer={answer} />
      <OptionList
        type="checkbox"
        name="langs"
        legend={t("organization.langs")}
        error={errors["langs"]}
        inline
        options={langs.map((value) => ({
          value,
          label: t(`common.${value}`),
          chosen: chose("langs", value),
        }))}
      />
    </>
  )
}
