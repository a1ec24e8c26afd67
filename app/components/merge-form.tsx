import { useLocale } from "#app/i18n/locale.tsx"
import type { ReadAnswer } from "./form-answer.ts"
import { TextAreaField } from "./form-field.tsx"
import { PostForm } from "./form-frame.tsx"
import { OptionList } from "./option-list.tsx"

/** Why two records are one person, and that both were looked at. */
export function MergeForm({ answer: { errors, values } }: { answer: ReadAnswer }) {
  const { t } = useLocale()
  return (
    <PostForm submit={t("merge.submit")}>
      <TextAreaField
        name="reason"
        width="full"
        label={t("merge.reason")}
        error={errors["reason"]}
        defaultValue={values["reason"]}
      />
      <OptionList
        type="checkbox"
        name="compared"
        legend={t("merge.compared-legend")}
        legendHidden
        error={errors["compared"]}
        options={[
          { value: "yes", label: t("merge.compared"), chosen: values["compared"] === "yes" },
        ]}
      />
    </PostForm>
  )
}
