import type { Role } from "./access.ts"
import { decideLength } from "./text.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"

/** Who may challenge a verdict: the deputy's side, another watchdog, a constituent with something new. */
export const challengerRoles = [
  "deputy",
  "delegate",
  "watchdog",
  "constituent",
] as const satisfies readonly Role[]
export type ChallengerRole = (typeof challengerRoles)[number]

/** What a challenge says, in characters: as much room as a rating's reason has. */
export const challengeLimits = { least: 20, most: 600 } as const

/** How a challenge ended: the panel found the same rating, or another. */
export type ChallengeOutcome = "upheld" | "changed"

export interface ChallengeDraft {
  readonly reason: string
  /** The number of the clause that the verdict is held to have misread. */
  readonly clause: number
  readonly hasSource: boolean
}

/** What a challenge is measured by. */
export interface Challengeable {
  readonly role: Role
  /** The number of the verdict that the challenger read. */
  readonly read: number
  /** The verdict in force; null where there is none. */
  readonly verdict: { readonly number: number; readonly cameOfChallenge: boolean } | null
  /** The clauses of the code book that the verdict was made under. */
  readonly clauses: readonly number[]
  readonly isOpen: boolean
  /** Whether the challenger's organisation took part in the verdict. */
  readonly tookPart: boolean
}

export type ChallengeRefusal =
  | "reason-too-short"
  | "reason-too-long"
  | "not-yours"
  | "no-verdict"
  | "verdict-superseded"
  | "challenge-open"
  | "own-finding"
  | "no-such-clause"
  | "source-needed"

/** Tells whether a role may challenge at all. */
export function isChallenger(role: Role): role is ChallengerRole {
  return (challengerRoles as readonly Role[]).includes(role)
}

/**
 * Decides whether a verdict may be challenged. A constituent brings something new, with where it can be
 * read; so does everybody where the verdict itself came of a challenge, so that one question is not asked
 * again and again. A watchdog challenges others, not its own.
 */
export function decideChallenge(
  draft: ChallengeDraft,
  facts: Challengeable,
): Outcome<{ readonly reason: string; readonly role: ChallengerRole }, ChallengeRefusal> {
  const { role, verdict } = facts
  if (!isChallenger(role)) return refuse("not-yours")
  if (!verdict) return refuse("no-verdict")
  if (verdict.number !== facts.read) return refuse("verdict-superseded")
  if (facts.isOpen) return refuse("challenge-open")
  if (role === "watchdog" && facts.tookPart) return refuse("own-finding")
  if (!facts.clauses.includes(draft.clause)) return refuse("no-such-clause")
  const reason = decideLength("reason", draft.reason, challengeLimits)
  if (!reason.ok) return reason
  if (!draft.hasSource && (role === "constituent" || verdict.cameOfChallenge)) {
    return refuse("source-needed")
  }
  return accept({ reason: reason.value, role })
}
