import type { Role } from "#app/domain/access.ts"
import { day, hour } from "#app/lib/instant.ts"

/** How long a session lasts, in milliseconds. */
export interface SessionLimits {
  /** It ends when nothing was asked for so long. */
  readonly idle: number
  /** It ends so long after signing in, however busy it was. */
  readonly absolute: number
}

/**
 * The limits of a role's sessions (OWASP ASVS 5.0, 7.3.1 and 7.3.2): 7 days idle and 30 days in all for
 * constituents; 30 minutes and 12 hours for everybody who can act on others' data.
 */
export function sessionLimits(role: Role): SessionLimits {
  return role === "constituent"
    ? { idle: 7 * day, absolute: 30 * day }
    : { idle: hour / 2, absolute: 12 * hour }
}
