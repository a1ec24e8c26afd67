import fc from "fast-check"
import type { Arbitrary } from "fast-check"
import { z } from "zod"
import { hostile } from "./corpus.ts"

/** A part of JSON Schema as zod and OpenAPI write it. */
interface Schema {
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly properties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
  readonly format?: string
  readonly minLength?: number
  readonly maxLength?: number
}

/** Values as they are sent: texts, and several of one name where the schema is a list. */
export type Fields = Readonly<Record<string, readonly string[]>>

/** Forms of a zod schema: most fields as the schema has them, some hostile, some missing, some twice. */
export function formsOf(schema: z.ZodType): Arbitrary<Fields> {
  const json = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as Schema
  return fieldsOf(json.properties ?? {})
}

/** Parameters of an OpenAPI operation, each by its own schema. */
export function fieldsOf(properties: Readonly<Record<string, Schema>>): Arbitrary<Fields> {
  const entries = Object.entries(properties).map(
    ([name, schema]) => [name, values(schema)] as const,
  )
  const known = Object.fromEntries(entries) as Record<string, Arbitrary<readonly string[]>>
  const other = fc.constantFrom("lang", "id", "__proto__", "constructor", "next", "x".repeat(300))
  const extra = fc.option(fc.tuple(other, fc.constantFrom(...hostile)), { freq: 8, nil: undefined })
  return fc.tuple(fc.record(known), extra).map(([fields, more]) => {
    return more ? { ...fields, [more[0]]: [more[1]] } : fields
  })
}

function values(schema: Schema): Arbitrary<readonly string[]> {
  const one = fc.oneof(
    { weight: 6, arbitrary: valueOf(schema) },
    { weight: 2, arbitrary: fc.constantFrom(...hostile) },
    { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 300 }) },
  )
  const most = schema.type === "array" ? 4 : 1
  return fc.oneof(
    { weight: 8, arbitrary: fc.array(one, { minLength: 1, maxLength: most }) },
    { weight: 1, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.array(one, { minLength: 2, maxLength: 3 }) },
  )
}

/** A value that the schema may take; what it says in code alone is left to luck. */
function valueOf(schema: Schema): Arbitrary<string> {
  const choices = schema.enum ?? (schema.const === undefined ? undefined : [schema.const])
  if (choices && choices.length > 0) return fc.constantFrom(...choices.map(String))
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map(valueOf))
  if (schema.items) return valueOf(schema.items)
  switch (schema.type) {
    case "integer":
    case "number":
      return fc.integer({ min: -5, max: 500_000 }).map(String)
    case "boolean":
      return fc.constantFrom("true", "false", "on")
    default:
      return textOf(schema)
  }
}

function textOf({ format, minLength = 0, maxLength = 400 }: Schema): Arbitrary<string> {
  const days = fc.date({ noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10))
  if (format === "date") return days
  if (format === "uri") return fc.webUrl()
  if (format === "email") return fc.emailAddress()
  const words = fc.string({ unit: "grapheme", minLength, maxLength: Math.min(maxLength, 2_000) })
  return fc.oneof(words, days, fc.emailAddress(), fc.webUrl(), fc.constant("on"))
}
