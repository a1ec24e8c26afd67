import type { Assessment } from "./recall-rule.ts"
import type { RuleSet } from "./rule-set.ts"

/**
 * On what a petition was let begin: a law read in force, the values of its former wording because nobody
 * has read the one in force, or the site's own order alone.
 */
export const lawBases = ["in-force", "last-known", "own-order"] as const
export type LawBasis = (typeof lawBases)[number]

/** What of an assessment decides that a petition may begin, and with how many signatures. */
const deciding = ["recallable", "refusals", "opensOn", "closesOn", "signaturesNeeded"] as const

/** Tells on what basis a petition begins that this assessment lets begin. */
export function lawBasisOf(
  { legalEffect }: Pick<RuleSet, "legalEffect">,
  { notEstablished }: Pick<Assessment, "notEstablished">,
): LawBasis {
  if (legalEffect === "none") return "own-order"
  return deciding.some((field) => notEstablished.includes(field)) ? "last-known" : "in-force"
}
