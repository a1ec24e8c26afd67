import { z } from "zod"
import { periodUnits } from "./period.ts"

/** The values that rules of recall laws have: pieces of the schema of a rule set. */

export const period = z.strictObject({
  value: z.number().int().nonnegative(),
  unit: z.enum(periodUnits),
})

/** An exact part of a whole: a tenth is 1 of 10. */
const share = z.strictObject({
  numerator: z.number().int().positive(),
  denominator: z.number().int().positive(),
})

/** `more-than` is strict: a tenth exactly is not enough. */
const compare = z.enum(["more-than", "at-least"])

/**
 * What a number of signatures or voters is measured against. `votes-cast` and `winner-votes` are those of
 * the election by which the seat was last filled.
 */
export const bases = ["registered-voters", "winner-votes", "votes-cast"] as const

export const quota = z.union([
  z.strictObject({
    base: z.enum(bases),
    share,
    compare,
    /** The day whose register counts, where the law names one: the need may move until then. */
    countedOn: z.enum(["last-signing-day"]).optional(),
    /** The number needed where the base is not known. */
    otherwise: z.number().int().positive().optional(),
  }),
  z.strictObject({ base: z.literal("absolute"), count: z.number().int().positive() }),
])

/** A number that must be reached, as a rule set gives it. */
export type Quota = z.infer<typeof quota>

/** A least part in each of so many areas besides: California's five counties. */
const spread = z.strictObject({
  areas: z.number().int().positive(),
  kind: z.enum(["county"]),
  base: z.enum(bases),
  share,
  compare,
})

export type Spread = z.infer<typeof spread>

/** A value that is one for all offices, or one for each of those named. */
function perOffice<Value extends z.ZodType>(value: Value) {
  return z.union([z.strictObject({ byOffice: z.record(z.string(), value) }), value])
}

export interface ByOffice<Value> {
  readonly byOffice: Readonly<Record<string, Value>>
}

export type PerOffice<Value> = Value | ByOffice<Value>

/** The value for an office; null where values differ by office and this one has none or is not given. */
export function forOffice<Value extends object>(
  of: Value | ByOffice<Value>,
  office: string | undefined,
): Exclude<Value, ByOffice<unknown>> | null {
  const value = "byOffice" in of ? of.byOffice[office ?? ""] : of
  return (value as Exclude<Value, ByOffice<unknown>> | undefined) ?? null
}

export const quotaPerOffice = perOffice(quota)
export const spreadPerOffice = perOffice(spread)
export const periodPerOffice = perOffice(period)

/** A vote is held within a time and, under some laws, not before another. */
export const votePeriod = z.strictObject({ ...period.shape, notBefore: period.optional() })

export const repeat = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("after"), ...period.shape }),
  z.strictObject({ kind: z.literal("never-in-term") }),
])

/** How many at least or at most; null where the law sets no such limit. */
export const initiator = z.strictObject({
  who: z.enum(["voter", "committee", "seconders", "official"]),
  atLeast: z.number().int().positive().nullable(),
  atMost: z.number().int().positive().nullable(),
})

export const majority = z.strictObject({
  /** `participants`: all who took part, spoiled ballots too. `votes`: for and against only. */
  base: z.enum(["participants", "votes", "registered-voters"]),
  share,
  compare,
})

export const grounds = [
  "loss-of-trust",
  "unfulfilled-programme",
  "dissatisfaction",
  "official-finding",
  "any",
] as const

export const signatureForms = ["paper", "electronic", "either"] as const

/** What a signer states beside the signature, in the order of the sheet. */
export const signerFields = [
  "family-name",
  "given-name",
  "patronymic-if-any",
  "place-of-registration",
  "identity-document",
  "birth-date",
  "signing-day",
  "signature",
] as const

export const reasonLimit = z.strictObject({
  value: z.number().int().positive(),
  unit: z.enum(["words", "characters"]),
})

/** How long the deputy may take to answer, and in how many words. */
export const answerRight = z.strictObject({
  ...period.shape,
  words: z.number().int().positive().optional(),
})
