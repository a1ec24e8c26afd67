import { z } from "zod"
import { longestDwell } from "./anomaly.ts"
import type { Assurance } from "./signature.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"

/** What two moderators can do to signatures of a petition: leave them out, set them aside for a review, count them again. */
export const signatureMeasures = ["invalidated", "held", "released"] as const
export type SignatureMeasure = (typeof signatureMeasures)[number]

/**
 * Why signatures are left out of the count, for the public ledger and for their signers. `under-review` is
 * of those that are set aside, whatever the suspicion.
 */
export const invalidationClasses = [
  "machine-made",
  "not-the-person",
  "not-a-voter",
  "under-review",
] as const
export type InvalidationClass = (typeof invalidationClasses)[number]

/** Tells whether a text, such as a value from the database, is a class. */
export function isInvalidationClass(text: string): text is InvalidationClass {
  return (invalidationClasses as readonly string[]).includes(text)
}

const tag = z.string().regex(/^[0-9a-f]{64}$/)
const instant = z.iso.datetime({ precision: 3 })
const seconds = z.int().min(0).max(longestDwell)

/**
 * Which signatures are meant: those that meet all that is stated. Null, or an empty list, states nothing.
 * `from` is the first instant of the confirmation, `until` the first one no longer meant.
 */
export const SignatureConditions = z.object({
  networks: z.array(tag).max(200),
  mail: tag.nullable(),
  from: instant.nullable(),
  until: instant.nullable(),
  dwellFrom: seconds.nullable(),
  dwellTo: seconds.nullable(),
  assuranceBelow: z.enum(["roll", "oidc", "eds"]).nullable(),
})
export type SignatureConditions = z.infer<typeof SignatureConditions>

/** Nothing stated. */
export const noConditions: SignatureConditions = {
  networks: [],
  mail: null,
  from: null,
  until: null,
  dwellFrom: null,
  dwellTo: null,
  assuranceBelow: null,
}

export type ConditionRefusal = "no-condition" | "window-reversed" | "dwell-reversed"

/** Decides whether conditions mean some signatures and not all: at least one is stated, and no window is reversed. */
export function decideConditions(
  conditions: SignatureConditions,
): Outcome<SignatureConditions, ConditionRefusal> {
  const { networks, mail, from, until, dwellFrom, dwellTo, assuranceBelow } = conditions
  const stated = [mail, from, until, dwellFrom, dwellTo, assuranceBelow].some((one) => one !== null)
  if (!stated && networks.length === 0) return refuse("no-condition")
  if (from !== null && until !== null && until <= from) return refuse("window-reversed")
  if (dwellFrom !== null && dwellTo !== null && dwellTo < dwellFrom) return refuse("dwell-reversed")
  return accept(conditions)
}

/** Assurances from the weakest on. Paper stands apart: two collectors vouch for it, it is never below another. */
const ranks: readonly Assurance[] = ["email", "roll", "oidc", "eds"]

/** The assurances that are weaker than one. */
export function assurancesBelow(assurance: Assurance): readonly Assurance[] {
  return ranks.slice(0, Math.max(ranks.indexOf(assurance), 0))
}

/** A signature as conditions look at it; what its trace said is null once that is gone. */
export interface ConditionFacts {
  readonly network: string | null
  readonly mail: string | null
  readonly dwell: number | null
  readonly confirmedAt: string | null
  readonly assurance: Assurance
}

/** Tells whether a signature meets all that is stated. The query says the same in SQL. */
export function meets(
  conditions: SignatureConditions,
  { network, mail, dwell, confirmedAt, assurance }: ConditionFacts,
): boolean {
  const { networks, from, until, dwellFrom, dwellTo, assuranceBelow } = conditions
  return (
    (networks.length === 0 || (network !== null && networks.includes(network))) &&
    (conditions.mail === null || conditions.mail === mail) &&
    (from === null || (confirmedAt !== null && confirmedAt >= from)) &&
    (until === null || (confirmedAt !== null && confirmedAt < until)) &&
    (dwellFrom === null || (dwell !== null && dwell >= dwellFrom)) &&
    (dwellTo === null || (dwell !== null && dwell <= dwellTo)) &&
    (assuranceBelow === null || assurancesBelow(assuranceBelow).includes(assurance))
  )
}
