import { isPublicId } from "#app/domain/public-id.ts"
import { ratings } from "#app/domain/rating.ts"
import { isDay } from "#app/lib/day.ts"
import { instantOf, millisecondsOf, startOfDay } from "#app/lib/instant.ts"
import type { Instant } from "#app/lib/instant.ts"
import { homeZone } from "#app/lib/zone.ts"
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

/** A public id. Which of them there are is asked of the database, not of the query. */
export const publicIdParameter = z
  .string()
  .regex(/^[0-9a-hjkmnp-tv-z]{16}$/)
  .openapi({ example: "k3v9x2m4q8ab7tpz" })

/** The filter by something's public id. @param what in a phrase, such as `a person` */
export function idFilter(description: string) {
  return z
    .string()
    .refine(isPublicId)
    .openapi({ pattern: "^[0-9a-hjkmnp-tv-z]{16}$", description })
    .optional()
}

export const ratingFilter = z.enum(ratings).openapi({ description: "With this rating." }).optional()

/** A day or an instant, as the first instant that is meant. @param description what it is compared with */
export function sinceFilter(description: string) {
  return z
    .string()
    .transform((text, context) => {
      const instant = readSince(text)
      if (instant === undefined) context.addIssue({ code: "custom", message: "no day or instant" })
      return instant ?? ""
    })
    .openapi({
      type: "string",
      description: `${description} An instant with its zone (\`2026-11-24T00:00:00Z\`), or a day, which begins when it begins in Kazakhstan (UTC+5).`,
      example: "2026-11-24",
    })
    .optional()
}

/** The filter for who keeps a copy and asks for what is new in it. */
export const updatedSinceFilter = sinceFilter(
  "Changed at that instant or later. Ask with the time at which your last walk began, and what changed during it comes again.",
)

/** In a query a plus is a space: who did not write it as %2B meant a plus all the same. */
function readSince(text: string): Instant | undefined {
  const isWholeDay: boolean = isDay(text)
  if (isWholeDay) return startOfDay(homeZone, text)
  const form = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+ -]\d\d:\d\d)$/
  if (!form.test(text) || !isDay(text.slice(0, 10))) return undefined
  const milliseconds = millisecondsOf(text.replace(" ", "+"))
  return milliseconds === undefined ? undefined : instantOf(milliseconds)
}
