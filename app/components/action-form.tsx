import { actionKinds } from "#app/domain/evidence.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { DirectionField } from "./bearing-fields.tsx"
import { FileFields } from "./file-fields.tsx"
import type { ReadAnswer } from "./form-answer.ts"
import { TextField } from "./form-field.tsx"
import { LangField, PostForm } from "./form-frame.tsx"
import { OptionList } from "./option-list.tsx"
import { SourceFields } from "./source-fields.tsx"
import { StrengthField } from "./strength-field.tsx"
import { NoteField } from "./vote-link-form.tsx"

interface ActionFormProps {
  answer: ReadAnswer
  today: string
}

/** An act, a document or a report that bears on a promise, with the way it points declared. */
export function ActionForm({ answer, today }: ActionFormProps) {
  const { t } = useLocale()
  return (
    <PostForm submit={t("desk.add-action")} upload>
      <ActionFields answer={answer} />
      <StrengthField answer={answer} />
      <NoteField answer={answer} />
      <LangField answer={answer} />
      <SourceFields legend={t("desk.action-source")} answer={answer} today={today} />
      <FileFields answer={answer} />
    </PostForm>
  )
}

/** What it is, when and where it happened, which way it points. */
export function ActionFields({ answer }: { answer: ReadAnswer }) {
  const { t } = useLocale()
  const { errors, values } = answer
  return (
    <>
      <OptionList
        type="radio"
        name="kind"
        required
        legend={t("desk.kind")}
        error={errors["kind"]}
        options={actionKinds.map((value) => ({
          value,
          label: t(`evidence.kind-${value}`),
          chosen: values["kind"] === value,
        }))}
      />
      <TextField
        name="title"
        width="full"
        label={t("desk.action-title")}
        error={errors["title"]}
        defaultValue={values["title"]}
      />
      <TextField
        name="happenedOn"
        width="iin"
        label={t("desk.happened-on")}
        hint={t("desk.partial-hint")}
        error={errors["happenedOn"]}
        defaultValue={values["happenedOn"]}
      />
      <TextField
        name="place"
        width="full"
        optional
        label={t("offer.place")}
        hint={t("offer.place-hint")}
        error={errors["place"]}
        defaultValue={values["place"]}
      />
      <DirectionField answer={answer} />
    </>
  )
}
