import { useLocale } from "#app/i18n/locale.tsx"
import type { ReadAnswer } from "./form-answer.ts"
import { TextAreaField } from "./form-field.tsx"
import { PostForm } from "./form-frame.tsx"
import { SeenVersion } from "./hold-panel.tsx"
import type { ShownItem } from "./hold-panel.tsx"
import { OptionList } from "./option-list.tsx"

/** A moderator's word on an appeal: its outcome, and the reason that everybody reads. */
export function AppealDecisionForm({ item, answer }: { item: ShownItem; answer: ReadAnswer }) {
  const { t } = useLocale()
  const { errors, values } = answer
  return (
    <PostForm submit={t("appeal.decide-submit")}>
      <SeenVersion item={item} />
      <OptionList
        type="radio"
        name="outcome"
        required
        heading
        legend={t("appeal.decide")}
        error={errors["outcome"]}
        options={(["upheld", "dismissed"] as const).map((value) => ({
          value,
          label: t(`appeal.${value}`),
          definition: t(`appeal.${value}-means`),
          chosen: values["outcome"] === value,
        }))}
      />
      <TextAreaField
        name="reason"
        width="full"
        label={t("appeal.why")}
        hint={t("appeal.why-hint")}
        error={errors["reason"]}
        defaultValue={values["reason"]}
      />
    </PostForm>
  )
}
