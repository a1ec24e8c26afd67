import type { z } from "zod"
import type { MessageArgs, MessageKey } from "#app/i18n/translate.ts"

/** What is wrong with one field: the sentence that says it, and what the sentence needs. */
export interface FormProblem {
  readonly code: MessageKey
  readonly args?: MessageArgs
}

/** Field name → its first problem. */
export type FormProblems = Readonly<Record<string, FormProblem>>

type Issue = z.core.$ZodIssue

/**
 * Says a zod issue in the words of the catalogues. A schema names a sentence of its own as its error,
 * `z.literal("on", { error: "form.consent" })`; a refinement gives its arguments as `params`.
 * @param given the value as it was sent, undefined where the field was blank
 */
export function problemOf(issue: Issue, given: unknown): FormProblem {
  const named = namedProblem(issue)
  if (named) return named
  if (given === undefined) return { code: "form.required" }
  switch (issue.code) {
    case "too_small":
      return issue.origin === "string" ? tooShort(issue.minimum) : { code: "form.required" }
    case "too_big":
      return issue.origin === "string" ? tooLong(issue.maximum) : { code: "form.not-a-choice" }
    case "invalid_format":
      return { code: formats[issue.format] ?? "form.not-a-choice" }
    case "invalid_type":
      return { code: issue.expected === "string" ? "form.not-a-choice" : "form.not-a-number" }
    default:
      return { code: "form.not-a-choice" }
  }
}

/** Gives each field its first problem, in the order of the issues. */
export function problemsOf(issues: readonly Issue[], sent: Readonly<Record<string, unknown>>) {
  const problems: Record<string, FormProblem> = {}
  for (const issue of issues) {
    const field = String(issue.path[0] ?? "")
    problems[field] ??= problemOf(issue, sent[field])
  }
  return problems
}

const formats: Readonly<Record<string, MessageKey>> = {
  email: "form.not-an-email",
  url: "form.not-a-web-address",
  date: "form.not-a-day",
}

/** Sentence names are `noun.words-with-hyphens`; zod's own messages are English sentences with spaces. */
function namedProblem(issue: Issue): FormProblem | undefined {
  if (!/^[a-zA-Z]+\.[a-z0-9-]+$/.test(issue.message)) return undefined
  const code = issue.message as MessageKey
  return issue.code === "custom" && issue.params
    ? { code, args: issue.params as MessageArgs }
    : { code }
}

function tooShort(min: number | bigint): FormProblem {
  return { code: "form.too-short", args: { min: Number(min) } }
}

function tooLong(max: number | bigint): FormProblem {
  return { code: "form.too-long", args: { max: Number(max) } }
}
