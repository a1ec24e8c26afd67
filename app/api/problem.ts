import type { Lang } from "#app/i18n/lang.ts"
import { translate } from "#app/i18n/translate.ts"
import { waitSentence } from "#app/i18n/wait.ts"

/** Why the API refuses, each with a title and a sentence of its own. */
export const problemCodes = [
  "unknown-parameter",
  "repeated-parameter",
  "bad-parameter",
  "bad-request",
  "unauthorized",
  "scope-missing",
  "idempotency-key-needed",
  "request-in-progress",
  "key-reused",
  "bad-json",
  "bad-body",
  "refused",
  "unsupported-media-type",
  "forbidden",
  "not-found",
  "method-not-allowed",
  "not-acceptable",
  "too-large",
  "too-many-requests",
  "failed",
  "busy",
] as const

export type ProblemCode = (typeof problemCodes)[number]

export interface ApiProblem {
  readonly status: number
  readonly code: ProblemCode
  readonly parameter?: string | undefined
  /** Seconds after which to come back. */
  readonly retryAfter?: number | undefined
}

const codes: Readonly<Record<number, ProblemCode>> = {
  403: "forbidden",
  404: "not-found",
  405: "method-not-allowed",
  406: "not-acceptable",
  413: "too-large",
  415: "unsupported-media-type",
  429: "too-many-requests",
  503: "busy",
}

/** The problem of a status that somebody else gave. */
export function problemOfStatus(status: number, retryAfter?: number): ApiProblem {
  return { status, code: codes[status] ?? (status < 500 ? "bad-request" : "failed"), retryAfter }
}

/** A refusal as RFC 9457 has it, in words for whoever reads the program's log. */
export function problemBody(lang: Lang, { status, code, parameter, retryAfter }: ApiProblem) {
  const why = translate(lang, `api.${code}-why`, { parameter: parameter ?? "" })
  const wait = retryAfter === undefined ? "" : ` ${waitSentence(lang, retryAfter)}`
  return {
    type: "about:blank",
    title: translate(lang, `api.${code}`),
    status,
    detail: `${why}${wait}`,
    code,
    ...(parameter === undefined ? {} : { parameter }),
  }
}
