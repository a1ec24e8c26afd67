import { OpenAPIRegistry, OpenApiGeneratorV31 } from "@asteasolutions/zod-to-openapi"
import type { z } from "#app/api/zod.ts"
import type { CsvCell } from "#app/exchange/csv-file.ts"
import { canonicalJson } from "#app/lib/canonical-json.ts"

/** A JSON Schema, as far as the schemas of the API need it. */
export interface JsonSchema {
  readonly type?: string | readonly string[]
  readonly format?: string
  readonly description?: string
  readonly enum?: readonly (string | null)[]
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly items?: JsonSchema
  readonly anyOf?: readonly JsonSchema[]
  readonly $ref?: string
}

/** A column of a table: what nests in an item lies flat in it, `source.url` as `source_url`. */
export interface Field {
  readonly name: string
  /** The way to the value in an item. */
  readonly path: readonly string[]
  readonly type:
    "string" | "integer" | "number" | "boolean" | "date" | "datetime" | "array" | "object"
  readonly description: string | undefined
  readonly values: readonly string[] | undefined
  /** Whether a value may be missing. */
  readonly isOptional: boolean
}

/** The JSON Schema of items, whole: what it refers to stands in it. */
export function jsonSchemaOf(item: z.ZodObject): JsonSchema {
  const registry = new OpenAPIRegistry()
  registry.register("Row", item)
  const { components } = new OpenApiGeneratorV31(registry.definitions).generateComponents()
  const schemas = (components?.schemas ?? {}) as Readonly<Record<string, JsonSchema>>
  return inlined(schemas["Row"] ?? {}, schemas)
}

function inlined(value: JsonSchema, schemas: Readonly<Record<string, JsonSchema>>): JsonSchema {
  return JSON.parse(
    JSON.stringify(value, (_, part: unknown) => {
      const ref = (part as JsonSchema | null)?.$ref
      return ref === undefined ? part : inlined(schemas[ref.split("/").at(-1) ?? ""] ?? {}, schemas)
    }),
  ) as JsonSchema
}

/** The columns of items of a schema, in its order. */
export function fieldsOf(
  schema: JsonSchema,
  path: readonly string[] = [],
  isOptional = false,
): Field[] {
  return Object.entries(schema.properties ?? {}).flatMap(([key, property]) => {
    const { said, isNullable } = withoutNull(property)
    const at = [...path, key]
    if (said.properties) return fieldsOf(said, at, isOptional || isNullable)
    const description = property.description ?? said.description
    return {
      name: at.join("_"),
      path: at,
      type: typeOf(said),
      description,
      values: said.enum?.filter((one) => one !== null),
      isOptional: isOptional || isNullable,
    }
  })
}

function withoutNull(schema: JsonSchema): { said: JsonSchema; isNullable: boolean } {
  const others = schema.anyOf?.filter(({ type }) => type !== "null")
  if (others?.length === 1 && others[0]) return { said: others[0], isNullable: true }
  const types = typeof schema.type === "string" ? [schema.type] : (schema.type ?? [])
  const [type] = types.filter((one) => one !== "null")
  return {
    said: type === undefined ? schema : { ...schema, type },
    isNullable: types.includes("null"),
  }
}

function typeOf({ type, format }: JsonSchema): Field["type"] {
  if (type === "string" && format === "date") return "date"
  if (type === "string" && format === "date-time") return "datetime"
  return type as Field["type"]
}

/** An item as the cells of a row: lists and objects as JSON. */
export function cellsOf(fields: readonly Field[], item: object): CsvCell[] {
  return fields.map(({ path }) => {
    let value: unknown = item
    for (const step of path)
      value = (value as Readonly<Record<string, unknown>> | null)?.[step] ?? null
    if (typeof value === "boolean") return String(value)
    return typeof value === "object" && value !== null ? canonicalJson(value) : (value as CsvCell)
  })
}
