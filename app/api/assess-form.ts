import type { FormProblem, FormProblems } from "#app/lib/form-problem.ts"
import type { RuleSet } from "#app/domain/rule-set.ts"
import { assessQuery, contradiction } from "./assess-query.ts"
import type { AssessQuery } from "./assess-query.ts"

/** A case as a reader entered it, or what is wrong with each field; what was sent is kept either way. */
export type ReadCase = { readonly values: Readonly<Record<string, string>> } & (
  | { readonly ok: true; readonly query: AssessQuery }
  | { readonly ok: false; readonly errors: FormProblems }
)

/** Reads a case from a page's address. Of a field given twice the first counts; spaces in numbers do not matter. */
export function readCase(sent: URLSearchParams, ruleSet: RuleSet): ReadCase {
  const values: Record<string, string> = {}
  for (const [name, value] of sent) {
    if (Object.hasOwn(assessQuery.shape, name) && value.trim() !== "") values[name] ??= value.trim()
  }
  const parsed = assessQuery.safeParse(withoutSpaces(values))
  if (!parsed.success) {
    const wrong = parsed.error.issues.map(({ path }) => String(path[0]))
    return {
      ok: false,
      values,
      errors: Object.fromEntries(wrong.map((name) => [name, problemOf(name)])),
    }
  }
  const beside = contradiction(parsed.data, ruleSet)
  if (beside === undefined) return { ok: true, values, query: parsed.data }
  return { ok: false, values, errors: { [beside]: contradictions[beside] ?? problemOf(beside) } }
}

function withoutSpaces(values: Readonly<Record<string, string>>) {
  const tight = Object.entries(values).map(([name, value]) => [name, value.replace(/\s/g, "")])
  return Object.fromEntries(tight) as Record<string, string>
}

function problemOf(name: string): FormProblem {
  if (/(^|_)on$/.test(name)) return { code: "form.not-a-day" }
  if (name === "electorate" || name === "stage") return { code: "recallLaw.problem-positive" }
  const isChoice = name === "mandate" || name === "office"
  return { code: isChoice ? "form.not-a-choice" : "form.not-a-number" }
}

const contradictions: Readonly<Record<string, FormProblem>> = {
  term_ends_on: { code: "recallLaw.problem-term_ends_on" },
  stage: { code: "recallLaw.problem-stage" },
  for_recall: { code: "recallLaw.problem-for_recall" },
  against_recall: { code: "recallLaw.problem-against_recall" },
}
