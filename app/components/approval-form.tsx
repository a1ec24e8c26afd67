import { useLocale } from "#app/i18n/locale.tsx"
import type { ReadAnswer } from "./form-answer.ts"
import { TextAreaField } from "./form-field.tsx"
import { PostForm } from "./form-frame.tsx"
import { OptionList } from "./option-list.tsx"

/** The second person's word: it is done, or it is not and why. */
export function ApprovalForm({ answer: { errors, values } }: { answer: ReadAnswer }) {
  const { t } = useLocale()
  const choices = { approved: "approve", declined: "decline" } as const
  return (
    <PostForm submit={t("approval.submit")}>
      <OptionList
        type="radio"
        name="decision"
        required
        legend={t("approval.decide")}
        error={errors["decision"]}
        options={(["approved", "declined"] as const).map((value) => ({
          value,
          label: t(`approval.${choices[value]}`),
          definition: t(`approval.${choices[value]}-means`),
          chosen: values["decision"] === value,
        }))}
      />
      <TextAreaField
        name="reason"
        optional
        width="full"
        label={t("approval.reason")}
        hint={t("approval.reason-hint")}
        error={errors["reason"]}
        defaultValue={values["reason"]}
      />
    </PostForm>
  )
}
