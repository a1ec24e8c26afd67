import { reportLimits, reportReasons } from "#app/domain/report.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import type { ReadAnswer } from "./form-answer.ts"
import { TextAreaField, TextField } from "./form-field.tsx"
import { PostForm } from "./form-frame.tsx"
import { OptionList } from "./option-list.tsx"

/** What is wrong with a text, in a reason and in words, and where the answer should go. */
export function ReportForm({ answer: { errors, values } }: { answer: ReadAnswer }) {
  const { t } = useLocale()
  return (
    <PostForm submit={t("report.submit")}>
      <OptionList
        type="radio"
        name="reason"
        required
        legend={t("report.reason")}
        error={errors["reason"]}
        options={reportReasons.map((value) => ({
          value,
          label: t(`rule.${value}`),
          definition: t(`rule.${value}-means`),
          chosen: values["reason"] === value,
        }))}
      />
      <TextAreaField
        name="words"
        width="full"
        label={t("report.words")}
        hint={t("report.words-hint", reportLimits)}
        error={errors["words"]}
        defaultValue={values["words"]}
      />
      <TextField
        name="email"
        type="email"
        autoComplete="email"
        optional
        width="medium"
        label={t("report.email")}
        hint={t("report.email-hint")}
        error={errors["email"]}
        defaultValue={values["email"]}
      />
    </PostForm>
  )
}
