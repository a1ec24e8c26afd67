import type { Deed } from "./access.ts"
import { decideLength } from "./text.ts"
import type { Instant } from "#app/lib/instant.ts"
import { day, later } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"

/** What a program may be allowed to write, each with the deed that its owner must be allowed. */
export const scopeDeeds = {
  "promises:write": "pledge.record",
  "evidence:write": "evidence.link",
  "votes:write": "vote.record",
} as const satisfies Record<string, Deed>

export type Scope = keyof typeof scopeDeeds
export const scopes = Object.keys(scopeDeeds) as readonly Scope[]

/** For how many days a token may be made. */
export const tokenDays = ["30", "90", "365"] as const
export type TokenDays = (typeof tokenDays)[number]

/** How many tokens an account may have that are neither over nor revoked. */
export const mostTokens = 20

export const tokenLabelLimits = { least: 1, most: 60 }

/** A token as its owner orders it. */
export interface TokenOrder {
  readonly label: string
  readonly scopes: readonly Scope[]
  readonly days: TokenDays
}

export type TokenRefusal =
  | "token-label-too-short"
  | "token-label-too-long"
  | "token-label-taken"
  | "scope-needed"
  | "too-many-tokens"

/**
 * Decides on a token. One that is made twice, as by a form sent twice, is refused: its owner would not know of
 * the first.
 * @param standing the labels of the owner's tokens that can be used now
 */
export function decideToken(
  order: TokenOrder,
  standing: readonly string[],
  now: Instant,
): Outcome<{ readonly label: string; readonly expiresAt: Instant }, TokenRefusal> {
  const label = decideLength("token-label", order.label, tokenLabelLimits)
  if (!label.ok) return label
  if (order.scopes.length === 0) return refuse("scope-needed")
  if (standing.includes(label.value)) return refuse("token-label-taken")
  if (standing.length >= mostTokens)
    return refuse("too-many-tokens", { details: { most: mostTokens } })
  return accept({ label: label.value, expiresAt: later(now, Number(order.days) * day) })
}
