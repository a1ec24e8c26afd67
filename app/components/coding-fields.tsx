import type { CodeBookText } from "#app/domain/code-book.ts"
import { codingRatings, confidences, reasonLimits } from "#app/domain/verdict.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { Button } from "./button.tsx"
import { ClauseChoice } from "./clause-choice.tsx"
import type { ReadAnswer } from "./form-answer.ts"
import { TextAreaField } from "./form-field.tsx"
import { LangField } from "./form-frame.tsx"
import { OptionList } from "./option-list.tsx"
import { ratingOptions } from "./rating-options.ts"

interface CodingFieldsProps {
  answer: ReadAnswer
  book: Pick<CodeBookText, "version" | "lang" | "text" | "translations">
}

/** What a coder finds: the rating with its definition, how sure, and why. */
export function CodingFields({ answer, book }: CodingFieldsProps) {
  const locale = useLocale()
  const { t } = locale
  const { errors, values } = answer
  return (
    <div className="form">
      <OptionList
        type="radio"
        name="rating"
        required
        heading
        legend={t("desk.verdict")}
        error={errors["rating"]}
        options={ratingOptions(locale, codingRatings, values["rating"])}
      />
      <p className="field-hint">{t("coding.broken-rule")}</p>
      <OptionList
        type="radio"
        name="confidence"
        required
        inline
        legend={t("desk.confidence")}
        error={errors["confidence"]}
        options={confidences.map((value) => ({
          value,
          label: t(`desk.${value}`),
          chosen: values["confidence"] === value,
        }))}
      />
      <TextAreaField
        name="reason"
        rows={5}
        label={t("desk.reason")}
        hint={t("desk.reason-hint", reasonLimits)}
        error={errors["reason"]}
        defaultValue={values["reason"]}
      />
      <LangField answer={answer} />
      <ClauseChoice book={book} answer={answer} name="clauses" />
      <div>
        <Button>{t("desk.submit")}</Button>
        <p className="meta">{t("desk.submit-note")}</p>
      </div>
    </div>
  )
}
