import { useLocale } from "#app/i18n/locale.tsx"
import type { ReadAnswer } from "./form-answer.ts"
import { TextAreaField } from "./form-field.tsx"
import { PostForm } from "./form-frame.tsx"
import { OptionList } from "./option-list.tsx"

interface ProposalFormProps {
  answer: ReadAnswer
  steps: readonly ("admit" | "decline" | "suspend" | "reinstate")[]
  /** Who will read the reason. */
  hint: string
  /** A proposal on this waits already: its address. */
  waiting: string | null
}

/** What an operator proposes to a second one, and why. */
export function ProposalForm({ answer, steps, hint, waiting }: ProposalFormProps) {
  const { t, path } = useLocale()
  const { errors, values } = answer
  if (waiting !== null) {
    return (
      <p>
        <a href={path(`/approvals/${waiting}`)}>{t("operations.proposed-already")}</a>
      </p>
    )
  }
  return (
    <div className="stack">
      <p>{t("operations.propose-lead")}</p>
      <PostForm submit={t("operations.propose")}>
        <OptionList
          type="radio"
          name="step"
          required
          legend={t("operations.propose-step")}
          error={errors["step"]}
          options={steps.map((value) => ({
            value,
            label: t(`operations.propose-${value}`),
            chosen: values["step"] === value || steps.length === 1,
          }))}
        />
        <TextAreaField
          name="reason"
          width="full"
          label={t("operations.reason")}
          hint={hint}
          error={errors["reason"]}
          defaultValue={values["reason"]}
        />
      </PostForm>
    </div>
  )
}
