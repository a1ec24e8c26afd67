import type { Role } from "#app/domain/access.ts"
import type { Day } from "#app/lib/instant.ts"
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

export type ErasureRefusal = "petition-live" | "last-operator" | "organization-led" | "account-held"

/** What stands in the way of an account's end. */
interface Ties {
  readonly role: Role
  /** Petitions of the account that are submitted and not over. */
  readonly livePetitions: number
  /** Operators beside this account who can sign in. */
  readonly otherOperators: number
  /** Others who work for the organisation that this account leads. */
  readonly peopleLed: number
  /** The last day to which a court has it held; null where none has. */
  readonly heldUntil: Day | null
}

/**
 * Decides whether an account may be erased: not while a court has it held; not while a petition that it started is
 * under way, since its author alone answers for it; not while others work for an organisation that it leads; and not
 * the last operator's, since nobody could admit another.
 */
export function decideErasure({
  role,
  livePetitions,
  otherOperators,
  peopleLed,
  heldUntil,
}: Ties): Outcome<undefined, ErasureRefusal> {
  if (heldUntil !== null) return refuse("account-held", { details: { date: heldUntil } })
  if (livePetitions > 0) return refuse("petition-live", { details: { count: livePetitions } })
  if (peopleLed > 0) return refuse("organization-led")
  return decideLeaving(role, otherOperators)
}

/** Decides whether an account may be left out of those who act: of the operators one must stay. */
export function decideLeaving(
  role: Role,
  otherOperators: number,
): Outcome<undefined, "last-operator"> {
  return role === "operator" && otherOperators === 0 ? refuse("last-operator") : accept(undefined)
}
