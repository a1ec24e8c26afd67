import type { OpenSession } from "#app/context.server.ts"
import { isFresh } from "#app/domain/factor.ts"
import type { Instant } from "#app/lib/instant.ts"
import type { RouteAccess } from "./route-row.ts"

/** Where somebody is led before they reach what they asked for. */
export type Detour = "/session/factor" | "/account/factors" | "/session/again"

interface Asked {
  readonly access: RouteAccess
  readonly deed: "reading" | "sending"
}

/**
 * Decides whether a session may go where it asks at once. A half-open one may do nothing but close the gap
 * or leave; where a fresh proof is asked for, an old one is given anew.
 */
export function detourFor(
  session: Pick<OpenSession, "standing" | "factor" | "provedAt"> | null,
  { access, deed }: Asked,
  now: Instant,
): Detour | undefined {
  if (!session) return undefined
  if (session.standing !== "full") {
    if (access.halfOpen?.includes(session.standing)) return undefined
    return session.standing === "unproved" ? "/session/factor" : "/account/factors"
  }
  return access.fresh && !isFresh(session, deed, now) ? "/session/again" : undefined
}
