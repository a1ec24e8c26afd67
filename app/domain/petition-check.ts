import type { RejectionCode } from "./rejection.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"

/** What a moderator looks at, one by one, before a petition goes on. */
export const checkItems = [
  "right-deputy",
  "grounds-stand",
  "plain-words",
  "no-personal-data",
  "within-grounds",
  "within-law",
] as const

export type CheckItem = (typeof checkItems)[number]

/** A moderator's decision: which items were found in order and, where it is rejected, by which rule. */
export interface Check {
  readonly decision: "admit" | "reject"
  readonly items: readonly CheckItem[]
  readonly code: RejectionCode | null
  readonly details: string | null
}

export type CheckRefusal = "check-incomplete" | "rejection-without-rule" | "check-contradicts"

/** The items that each rule of rejection denies: they cannot have been in order. */
const denied: Readonly<Record<RejectionCode, CheckItem | null>> = {
  "beyond-grounds": "within-grounds",
  "personal-data": "no-personal-data",
  insult: "plain-words",
  "call-to-offence": "within-law",
  "not-this-mandate": "right-deputy",
  unreadable: "plain-words",
}

/**
 * Accepts a check that says enough: admitted with every item in order, or rejected by a rule whose item is
 * not among those in order.
 */
export function decideCheck(check: Check): Outcome<Check, CheckRefusal> {
  if (check.decision === "admit") {
    const missing = checkItems.filter((item) => !check.items.includes(item)).length
    return missing === 0 ? accept(check) : refuse("check-incomplete", { details: { missing } })
  }
  if (check.code === null) return refuse("rejection-without-rule")
  const item = denied[check.code]
  if (item !== null && check.items.includes(item)) return refuse("check-contradicts")
  return accept(check)
}
