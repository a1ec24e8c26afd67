import { z } from "zod"
import { isDay } from "#app/lib/day.ts"

export const daySchema = z.string().refine(isDay, "a day of the calendar, 2026-07-01")

/** Words for readers in the three languages. */
export const textSchema = z.strictObject({ kk: z.string(), ru: z.string(), en: z.string() })

/** Where and when a rule was read, or looked for. */
const reading = {
  /** Where it stands in its law: `113-12(2)`. */
  article: z.string().min(1),
  /** The key of a source among the rule set's `sources`. */
  source: z.string().min(1),
  checkedOn: daySchema,
  /** What the value alone does not say. */
  note: textSchema.optional(),
}

/**
 * One rule of a law with what is known of it:
 * `established`: read in the wording in force, on a day, in a source.
 * `not-established`: nobody has read the wording in force. `lastKnown` is the former wording's value, "none"
 *   where that one had no such rule, null where no wording was read at all.
 * `silent`: the wording in force was read and says nothing of it.
 * `chosen`: no law's rule but the operator's own; null where the operator asks nothing.
 */
export function provision<Value extends z.ZodType>(value: Value) {
  return z.discriminatedUnion("status", [
    z.strictObject({ status: z.literal("established"), value, ...reading }),
    z.strictObject({
      status: z.literal("not-established"),
      lastKnown: z.union([value, z.literal("none")]).nullable(),
      ...reading,
    }),
    z.strictObject({ status: z.literal("silent"), ...reading }),
    z.strictObject({ status: z.literal("chosen"), value: value.nullable() }),
  ])
}

export interface Reading {
  readonly article: string
  readonly source: string
  readonly checkedOn: string
  readonly note?: z.infer<typeof textSchema> | undefined
}

export type Provision<Value> =
  | ({ readonly status: "established"; readonly value: Value } & Reading)
  | ({ readonly status: "not-established"; readonly lastKnown: Value | "none" | null } & Reading)
  | ({ readonly status: "silent" } & Reading)
  | { readonly status: "chosen"; readonly value: Value | null }

/** The value in force; null where the law says nothing or nobody has read what it says. */
export function valueInForce<Value>(of: Provision<Value>): Value | null {
  return of.status === "established" || of.status === "chosen" ? of.value : null
}

/** The value in force or, where nobody has read that, the former wording's; null where that had none either. */
export function valueLastKnown<Value>(of: Provision<Value>): Value | null {
  if (of.status !== "not-established") return valueInForce(of)
  return of.lastKnown === "none" ? null : of.lastKnown
}

/** Tells whether no wording at all was read: then nothing that depends on it can be told, not even as last known. */
export function isUnknown(of: Provision<unknown>): boolean {
  return of.status === "not-established" && of.lastKnown === null
}

/** The article that a refusal cites; undefined for a rule of no law. */
export function articleOf(of: Provision<unknown>): string | undefined {
  return of.status === "chosen" ? undefined : of.article
}
