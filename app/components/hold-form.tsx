import { heldKinds } from "#app/domain/legal-hold.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import type { ReadAnswer } from "./form-answer.ts"
import { TextAreaField, TextField } from "./form-field.tsx"
import { PostForm } from "./form-frame.tsx"
import { OptionList } from "./option-list.tsx"

/** What a court asks to keep: an operator proposes it, a second one approves. */
export function HoldForm({ answer: { errors, values } }: { answer: ReadAnswer }) {
  const { t } = useLocale()
  return (
    <PostForm submit={t("hold.propose")}>
      <OptionList
        type="radio"
        name="kind"
        required
        legend={t("hold.what")}
        error={errors["kind"]}
        options={heldKinds.map((value) => ({
          value,
          label: t(`hold.kind-${value}`),
          chosen: values["kind"] === value,
        }))}
      />
      {(
        [
          ["subject", "hold.subject", "hold.subject-hint", "medium"],
          ["authority", "hold.authority", "hold.authority-hint", "full"],
          ["caseNumber", "hold.case", undefined, "medium"],
          ["endsOn", "hold.until", "hold.until-hint", "iin"],
        ] as const
      ).map(([name, label, hint, width]) => (
        <TextField
          key={name}
          name={name}
          width={width}
          label={t(label)}
          hint={hint && t(hint)}
          error={errors[name]}
          defaultValue={values[name]}
        />
      ))}
      <TextAreaField
        name="reason"
        width="full"
        label={t("hold.reason")}
        hint={t("hold.reason-hint")}
        error={errors["reason"]}
        defaultValue={values["reason"]}
      />
    </PostForm>
  )
}
