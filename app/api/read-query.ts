import type { z } from "./zod.ts"

/** A query as its schema reads it, or the first parameter that is wrong and how. */
export type ReadQuery<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problem: QueryProblem }

export interface QueryProblem {
  readonly code: "unknown-parameter" | "repeated-parameter" | "bad-parameter"
  readonly parameter: string
}

/** Reads a query strictly: a program that misspells a parameter is told so, not given another answer. */
export function readQuery<Schema extends z.ZodObject>(
  query: URLSearchParams,
  schema: Schema,
): ReadQuery<z.infer<Schema>> {
  const seen = new Set<string>()
  for (const parameter of query.keys()) {
    if (!Object.hasOwn(schema.shape, parameter)) return wrong("unknown-parameter", parameter)
    if (seen.has(parameter)) return wrong("repeated-parameter", parameter)
    seen.add(parameter)
  }
  const parsed = schema.safeParse(Object.fromEntries(query))
  if (parsed.success) return { ok: true, value: parsed.data }
  return wrong("bad-parameter", String(parsed.error.issues[0]?.path[0] ?? ""))
}

function wrong(code: QueryProblem["code"], parameter: string) {
  return { ok: false, problem: { code, parameter } } as const
}
