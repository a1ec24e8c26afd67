import { isDay } from "#app/lib/day.ts"
import { z } from "./zod.ts"

/** Pieces of query schemas. What a query gives is text: each reads it and says so in the API's description. */

/** `2026-11-24` */
export const dayParameter = z
  .string()
  .refine(isDay)
  .openapi({ format: "date", example: "2026-11-24" })

/** Whole numbers of at most twelve digits: what is reckoned from them stays exact. */
const digits = z.string().regex(/^\d{1,12}$/)

export const countParameter = digits.transform(Number).openapi({ type: "integer", minimum: 0 })

export const positiveParameter = digits
  .transform(Number)
  .refine((number) => number > 0)
  .openapi({ type: "integer", minimum: 1 })

/** The name of a thing in an address: letters, digits and hyphens. */
export const slugParameter = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
