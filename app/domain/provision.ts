import { z } from "zod"
import { isDay } from "#app/lib/day.ts"

export const daySchema = z.string().refine(isDay, "a day of the calendar, 2026-07-01")

/** Where a rule stands in its law: `113-12(2)`. */
const article = z.string().min(1)

/** The key of a source among the rule set's `sources`. */
const source = z.string().min(1)

/**
 * One rule of a law with what is known of it:
 * `established`: read in the wording in force, on a day, in a source.
 * `not-established`: nobody has read the wording in force; the former wording's value, if there was one.
 * `silent`: the wording in force was read and says nothing of it.
 * `chosen`: no law's rule but the operator's own; null where the operator asks nothing.
 */
export function provision<Value extends z.ZodType>(value: Value) {
  return z.discriminatedUnion("status", [
    z.strictObject({
      status: z.literal("established"),
      value,
      article,
      source,
      checkedOn: daySchema,
    }),
    z.strictObject({
      status: z.literal("not-established"),
      lastKnown: value.nullable(),
      article,
      source,
      checkedOn: daySchema,
    }),
    z.strictObject({ status: z.literal("silent"), article, source, checkedOn: daySchema }),
    z.strictObject({ status: z.literal("chosen"), value: value.nullable() }),
  ])
}

export type Provision<Value> =
  | {
      readonly status: "established"
      readonly value: Value
      readonly article: string
      readonly source: string
      readonly checkedOn: string
    }
  | {
      readonly status: "not-established"
      readonly lastKnown: Value | null
      readonly article: string
      readonly source: string
      readonly checkedOn: string
    }
  | {
      readonly status: "silent"
      readonly article: string
      readonly source: string
      readonly checkedOn: string
    }
  | { readonly status: "chosen"; readonly value: Value | null }

/** The value in force; null where the law says nothing or nobody has read what it says. */
export function valueInForce<Value>(of: Provision<Value>): Value | null {
  return of.status === "established" || of.status === "chosen" ? of.value : null
}

/** The value in force or, where nobody has read that, the former wording's. */
export function valueLastKnown<Value>(of: Provision<Value>): Value | null {
  return of.status === "not-established" ? of.lastKnown : valueInForce(of)
}

/** The article that a refusal cites; undefined for a rule of no law. */
export function articleOf(of: Provision<unknown>): string | undefined {
  return of.status === "chosen" ? undefined : of.article
}
