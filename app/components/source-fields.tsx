import { useLocale } from "#app/i18n/locale.tsx"
import type { ReadAnswer } from "./form-answer.ts"
import { TextField } from "./form-field.tsx"

interface SourceFieldsProps {
  legend: string
  answer: ReadAnswer
  /** The day filled in at first: most sources are seen when they are entered. */
  today: string
}

/** Where something can be read, when it was seen there, and the hash of a copy. */
export function SourceFields({ legend, answer: { errors, values }, today }: SourceFieldsProps) {
  const { t } = useLocale()
  return (
    <fieldset className="field-group">
      <legend className="option-heading">{legend}</legend>
      <TextField
        name="sourceUrl"
        type="url"
        width="full"
        label={t("desk.source-url")}
        error={errors["sourceUrl"]}
        defaultValue={values["sourceUrl"]}
      />
      <TextField
        name="sourceTitle"
        width="full"
        label={t("desk.source-title")}
        error={errors["sourceTitle"]}
        defaultValue={values["sourceTitle"]}
      />
      <TextField
        name="capturedOn"
        width="iin"
        label={t("desk.captured-on")}
        hint={t("desk.day-hint")}
        error={errors["capturedOn"]}
        defaultValue={values["capturedOn"] ?? today}
      />
      <TextField
        name="sha256"
        width="full"
        optional
        label={t("desk.sha256")}
        hint={t("desk.sha256-hint")}
        error={errors["sha256"]}
        defaultValue={values["sha256"]}
        spellCheck={false}
        autoComplete="off"
      />
    </fieldset>
  )
}
