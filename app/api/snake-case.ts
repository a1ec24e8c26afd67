import { z } from "./zod.ts"

/** Field names of the API are snake_case; inside they are camelCase. */
export function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

/** The same value with every key in snake_case, however deep. What is undefined is left out. */
export function withSnakeKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withSnakeKeys)
  if (typeof value !== "object" || value === null) return value
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined)
  return Object.fromEntries(entries.map(([key, inner]) => [snakeCase(key), withSnakeKeys(inner)]))
}

/** The schema of such a value: what the domain checks is what the API describes. */
export function snakeSchema(schema: z.core.$ZodType): z.ZodType {
  if (schema instanceof z.ZodObject) {
    const shape = Object.entries<z.core.$ZodType>(schema.shape)
    return z.strictObject(
      Object.fromEntries(shape.map(([key, inner]) => [snakeCase(key), snakeSchema(inner)])),
    )
  }
  if (schema instanceof z.ZodUnion) return z.union(schema.options.map(snakeSchema))
  if (schema instanceof z.ZodArray) return z.array(snakeSchema(schema.element))
  if (schema instanceof z.ZodRecord) return z.record(z.string(), snakeSchema(schema.valueType))
  if (schema instanceof z.ZodOptional) return snakeSchema(schema.unwrap()).optional()
  if (schema instanceof z.ZodNullable) return snakeSchema(schema.unwrap()).nullable()
  return schema as z.ZodType
}
