import { concernedKinds } from "#app/domain/incident.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import type { ReadAnswer } from "./form-answer.ts"
import { TextAreaField, TextField } from "./form-field.tsx"
import { PostForm } from "./form-frame.tsx"
import { OptionList } from "./option-list.tsx"

interface IncidentFormProps {
  answer: ReadAnswer
  /** The time in the country, as the form writes it. */
  now: string
}

/** What happened, when it was noticed and whose data it may be about. */
export function IncidentForm({ answer: { errors, values, chose }, now }: IncidentFormProps) {
  const { t } = useLocale()
  return (
    <PostForm submit={t("incident.open")}>
      <TextAreaField
        name="happened"
        width="full"
        label={t("incident.happened")}
        hint={t("incident.happened-hint")}
        error={errors["happened"]}
        defaultValue={values["happened"]}
      />
      <TextField
        name="noticedAt"
        width="medium"
        label={t("incident.noticed")}
        hint={t("incident.noticed-hint")}
        error={errors["noticedAt"]}
        defaultValue={values["noticedAt"] ?? now}
      />
      <OptionList
        type="checkbox"
        name="kinds"
        legend={t("incident.kinds")}
        error={errors["kinds"]}
        options={concernedKinds.map((value) => ({
          value,
          label: t(`incident.count-${value}`),
          chosen: chose("kinds", value),
        }))}
      />
    </PostForm>
  )
}
