import { askedOutcomes } from "#app/domain/data-request.ts"
import { keptTimes } from "#app/domain/kept-times.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import type { ReadAnswer } from "./form-answer.ts"
import { TextAreaField } from "./form-field.tsx"
import { PostForm } from "./form-frame.tsx"
import { lengthInWords } from "./kept-times.tsx"
import { OptionList } from "./option-list.tsx"

/** How data on a person are found here, what was done with them, and the letter to who asked. */
export function AnswerForm({ answer: { errors, values } }: { answer: ReadAnswer }) {
  const locale = useLocale()
  const { t } = locale
  const days = lengthInWords(keptTimes.roll.lasts, locale)
  return (
    <>
      <section>
        <h2>{t("ask.how-title")}</h2>
        <ul>
          <li>{t("ask.how-text")}</li>
          <li>{t("ask.how-sheet")}</li>
          <li>{t("ask.how-roll", { days })}</li>
          <li>{t("ask.how-letters")}</li>
        </ul>
      </section>
      <PostForm submit={t("ask.answer-send")}>
        <OptionList
          type="radio"
          name="outcome"
          required
          legend={t("ask.outcome")}
          error={errors["outcome"]}
          options={askedOutcomes.map((value) => ({
            value,
            label: t(`ask.outcome-${value}`),
            chosen: values["outcome"] === value,
          }))}
        />
        <TextAreaField
          name="answer"
          width="full"
          label={t("ask.answer")}
          hint={t("ask.answer-hint")}
          error={errors["answer"]}
          defaultValue={values["answer"]}
        />
      </PostForm>
    </>
  )
}
