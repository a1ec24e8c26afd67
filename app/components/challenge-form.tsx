import type { CodeBookText } from "#app/domain/code-book.ts"
import { challengeLimits } from "#app/domain/challenge.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { ClauseChoice } from "./clause-choice.tsx"
import type { ReadAnswer } from "./form-answer.ts"
import { TextAreaField, TextField } from "./form-field.tsx"
import { LangField, PostForm } from "./form-frame.tsx"

interface ChallengeFormProps {
  answer: ReadAnswer
  book: Pick<CodeBookText, "version" | "lang" | "text" | "translations">
  /** The number of the verdict on the page. */
  number: number
  needsSource: boolean
}

/** What somebody holds against a verdict. */
export function ChallengeForm({ answer, book, number, needsSource }: ChallengeFormProps) {
  const { t } = useLocale()
  const { errors, values } = answer
  return (
    <PostForm submit={t("coding.challenge-submit")}>
      <input type="hidden" name="number" value={number} />
      <ClauseChoice book={book} answer={answer} name="clause" />
      <TextAreaField
        name="reason"
        rows={5}
        label={t("coding.challenge-reason")}
        hint={t("desk.reason-hint", challengeLimits)}
        error={errors["reason"]}
        defaultValue={values["reason"]}
      />
      <LangField answer={answer} />
      <TextField
        name="sourceUrl"
        type="url"
        width="full"
        optional={!needsSource}
        label={t("coding.challenge-source")}
        hint={t("coding.challenge-source-hint")}
        error={errors["sourceUrl"]}
        defaultValue={values["sourceUrl"]}
      />
      <TextField
        name="sourceTitle"
        width="full"
        optional
        label={t("desk.source-title")}
        error={errors["sourceTitle"]}
        defaultValue={values["sourceTitle"]}
      />
    </PostForm>
  )
}
