import { replyLimits } from "#app/domain/petition-text.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import type { ReadAnswer } from "./form-answer.ts"
import { TextAreaField } from "./form-field.tsx"
import { LangField, PostForm } from "./form-frame.tsx"
import { OptionList } from "./option-list.tsx"

const outcomes = ["given", "declined"] as const

/** A deputy's answer to a petition: a text as long as the statement may be, or that there is none. */
export function ReplyForm({ answer }: { answer: ReadAnswer }) {
  const { t } = useLocale()
  const { errors, values } = answer
  return (
    <PostForm submit={t("office.submit")}>
      <OptionList
        type="radio"
        name="outcome"
        required
        legend={t("office.what-kind")}
        error={errors["outcome"]}
        options={outcomes.map((value) => ({
          value,
          label: t(`office.${value}`),
          definition: t(`office.${value}-means`),
          chosen: (values["outcome"] ?? "given") === value,
        }))}
      />
      <TextAreaField
        name="text"
        width="full"
        rows={10}
        optional
        label={t("office.text")}
        hint={t("office.text-hint", { most: replyLimits.most })}
        error={errors["text"]}
        defaultValue={values["text"]}
      />
      <LangField answer={answer} />
    </PostForm>
  )
}
