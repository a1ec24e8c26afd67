import type { FormProblems } from "#app/lib/form-problem.ts"
import type { Locale } from "./locale.tsx"

/** The problems of a form as sentences, field by field: what ProblemSummary and the fields take. */
export function problemSentences(
  { t }: Pick<Locale, "t">,
  problems: FormProblems = {},
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(problems).map(([field, { code, args }]) => [field, t(code, args)]),
  )
}
