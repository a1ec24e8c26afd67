import type { Role } from "#app/domain/access.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"

export type BelongingRefusal = "person-needed" | "organization-needed"

/** Whom an account speaks or works for, as internal ids. */
export interface Belonging {
  readonly personId: number | null
  readonly organizationId: number | null
}

/**
 * Decides whether an account of a role may stand so: a deputy's and a delegate's speaks for one deputy, a
 * watchdog's and an auditor's works for one organisation. Without that, no deed of theirs could be placed.
 */
export function decideBelonging(
  role: Role,
  { personId, organizationId }: Belonging,
): Outcome<undefined, BelongingRefusal> {
  const speaks = role === "deputy" || role === "delegate"
  const works = role === "watchdog" || role === "auditor"
  if (speaks && personId === null) return refuse("person-needed")
  if (works && organizationId === null) return refuse("organization-needed")
  return accept(undefined)
}
