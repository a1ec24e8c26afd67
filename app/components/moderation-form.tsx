import { rejectionCodes } from "#app/domain/rejection.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import type { ReadAnswer } from "./form-answer.ts"
import { SelectField, TextAreaField } from "./form-field.tsx"
import { PostForm } from "./form-frame.tsx"
import { OptionList } from "./option-list.tsx"

interface ModerationFormProps {
  answer: ReadAnswer
  /** While first signatures are collected a petition can only be rejected. */
  admissible: boolean
}

/** A decision on a petition: it goes on, or it does not and by which rule. */
export function ModerationForm({ answer: { errors, values }, admissible }: ModerationFormProps) {
  const { t } = useLocale()
  const decisions = admissible ? (["admit", "reject"] as const) : (["reject"] as const)
  return (
    <PostForm submit={t("moderation.submit")}>
      <OptionList
        type="radio"
        name="decision"
        required
        legend={t("moderation.decision")}
        error={errors["decision"]}
        options={decisions.map((value) => ({
          value,
          label: t(`moderation.${value}`),
          definition: t(`moderation.${value}-means`),
          chosen: values["decision"] === value,
        }))}
      />
      <SelectField
        name="code"
        optional
        label={t("moderation.code")}
        hint={t("moderation.code-hint")}
        error={errors["code"]}
        defaultValue={values["code"] ?? ""}
        options={[
          { value: "", label: t("moderation.none") },
          ...rejectionCodes.map((value) => ({ value, label: t(`moderation.reject-${value}`) })),
        ]}
      />
      <TextAreaField
        name="details"
        optional
        width="full"
        label={t("moderation.details")}
        hint={t("moderation.details-hint")}
        error={errors["details"]}
        defaultValue={values["details"]}
      />
    </PostForm>
  )
}
