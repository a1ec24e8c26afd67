import type { Refusal } from "#app/lib/outcome.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import type { ReadAnswer } from "./form-answer.ts"
import { TextAreaField } from "./form-field.tsx"
import { PostForm } from "./form-frame.tsx"
import { Notice } from "./notice.tsx"
import { Panel } from "./panel.tsx"

interface UndoMergeProps {
  /** Why it cannot be undone now; null where it can. */
  refusal: Refusal | null
  answer: ReadAnswer
}

/** Undoing a merge, or the sentence that says what stands before it. */
export function UndoMerge({ refusal, answer: { errors, values } }: UndoMergeProps) {
  const { t, refusal: say } = useLocale()
  if (refusal !== null) {
    return (
      <Notice title={t("merge.undo-cannot")}>
        <p>{say(refusal)}</p>
      </Notice>
    )
  }
  return (
    <Panel title={t("merge.undo")}>
      <p>{t("merge.undo-lead")}</p>
      <PostForm submit={t("merge.undo")}>
        <TextAreaField
          name="reason"
          width="full"
          label={t("merge.undo-reason")}
          error={errors["reason"]}
          defaultValue={values["reason"]}
        />
      </PostForm>
    </Panel>
  )
}
