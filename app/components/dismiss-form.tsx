import { dismissReasons } from "#app/domain/report.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import type { ReadAnswer } from "./form-answer.ts"
import { TextAreaField } from "./form-field.tsx"
import { PostForm } from "./form-frame.tsx"
import { SeenVersion } from "./hold-panel.tsx"
import type { ShownItem } from "./hold-panel.tsx"
import { OptionList } from "./option-list.tsx"

/** Why a reported text stays as it is. */
export function DismissForm({ item, answer }: { item: ShownItem; answer: ReadAnswer }) {
  const { t } = useLocale()
  const { errors, values } = answer
  return (
    <PostForm submit={t("report.dismiss-submit")}>
      <SeenVersion item={item} />
      <OptionList
        type="radio"
        name="reason"
        required
        legend={t("report.dismiss-reason")}
        error={errors["reason"]}
        options={dismissReasons.map((value) => ({
          value,
          label: t(`rule.${value}`),
          chosen: values["reason"] === value,
        }))}
      />
      <TextAreaField
        name="words"
        optional
        width="full"
        label={t("report.dismiss-words")}
        error={errors["words"]}
        defaultValue={values["words"]}
      />
    </PostForm>
  )
}
