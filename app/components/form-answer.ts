import { useLocale } from "#app/i18n/locale.tsx"
import type { MessageArgs, MessageKey } from "#app/i18n/translate.ts"

/** What an action answers when it takes no form: wrong fields, or a rule that says no, and what was sent. */
export interface FormAnswer {
  readonly errors?: Readonly<Record<string, Problem>> | undefined
  readonly refusal?: SaidNo | undefined
  readonly values: Readonly<Record<string, string>>
}

interface Problem {
  readonly code: MessageKey
  readonly args?: MessageArgs | undefined
}

interface SaidNo {
  readonly code: string
  readonly article?: string | undefined
  readonly details?: MessageArgs | undefined
}

/** The answer in the reader's words: what `ProblemSummary` and the fields are given. */
export function useFormAnswer(answer: FormAnswer | undefined) {
  const { t, refusal, article: articleInWords } = useLocale()
  const errors: Record<string, string> = {}
  for (const [field, { code, args }] of Object.entries(answer?.errors ?? {})) {
    errors[field] = t(code, args)
  }
  return { errors, refusal: saidNo(), values: answer?.values ?? {}, chose }

  function saidNo() {
    if (!answer?.refusal) return undefined
    const { code, article, details = {} } = answer.refusal
    const inWords = article === undefined ? undefined : articleInWords(article)
    return { message: refusal({ code, details }), article: inWords }
  }

  /** Tells whether a value of an array field was sent. */
  function chose(field: string, value: string): boolean {
    return (answer?.values[field] ?? "").split(" ").includes(value)
  }
}

/** The answer as the fields of a form read it. */
export type ReadAnswer = ReturnType<typeof useFormAnswer>
