import type { FormProblems } from "#app/lib/form-problem.ts"
import type { Refusal } from "#app/lib/outcome.ts"
import { useLocale } from "#app/i18n/locale.tsx"

/** What an action answers when it takes no form: wrong fields, or a rule that says no, and what was sent. */
export interface FormAnswer {
  readonly errors?: FormProblems | undefined
  readonly refusal?: Refusal | undefined
  readonly values: Readonly<Record<string, string>>
}

/** The answer in the reader's words: what `ProblemSummary` and the fields are given. */
export function useFormAnswer(answer: FormAnswer | undefined) {
  const { t, refusal } = useLocale()
  const errors = Object.entries(answer?.errors ?? {}).map(([field, problem]) => {
    return [field, t(problem.code, problem.args)] as const
  })
  return {
    errors: Object.fromEntries(errors) as Readonly<Record<string, string | undefined>>,
    refusal: answer?.refusal && {
      message: refusal(answer.refusal),
      article: answer.refusal.article,
    },
    values: answer?.values ?? {},
    /** Tells whether one of an array field's values was sent. */
    chose: (field: string, value: string) =>
      (answer?.values[field] ?? "").split(" ").includes(value),
  }
}

/** The answer as the fields of a form read it. */
export type ReadAnswer = ReturnType<typeof useFormAnswer>
