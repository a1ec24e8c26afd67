import type { Lang } from "#app/i18n/lang.ts"
import { translate } from "#app/i18n/translate.ts"
import type { ApiProblem } from "./problem.ts"
import type { z } from "./zod.ts"

/** What is wrong with one value of a body: where (RFC 6901), and a sentence. */
export interface BodyFault {
  readonly pointer: string
  readonly detail: string
}

type Read =
  | { readonly ok: true; readonly value: unknown; readonly sent: unknown }
  | {
      readonly ok: false
      readonly problem: ApiProblem & { readonly extra?: { readonly errors: BodyFault[] } }
    }

const most = 20

/** Reads a body as JSON, then through its schema; names up to 20 values that cannot be taken. */
export function readBody(lang: Lang, body: Buffer, schema: z.ZodType): Read {
  const sent = parsed(body)
  if (sent === undefined) return { ok: false, problem: { status: 400, code: "bad-json" } }
  const read = schema.safeParse(sent, { reportInput: true })
  if (read.success) return { ok: true, value: read.data, sent }
  const errors = read.error.issues.slice(0, most).flatMap((issue) => faultsOf(lang, issue))
  return { ok: false, problem: { status: 422, code: "bad-body", extra: { errors } } }
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body)) as unknown
  } catch {
    return undefined
  }
}

function faultsOf(lang: Lang, issue: z.core.$ZodIssue): BodyFault[] {
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({
      pointer: pointerOf([...issue.path, key]),
      detail: translate(lang, "api.value-unknown"),
    }))
  }
  const missing = issue.code === "invalid_type" && issue.input === undefined
  const detail = translate(lang, missing ? "api.value-missing" : "api.value-bad")
  return [{ pointer: pointerOf(issue.path), detail }]
}

function pointerOf(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("")
}
