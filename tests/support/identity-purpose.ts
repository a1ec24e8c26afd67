import { identificationLasts } from "#app/domain/identity.ts"
import type { IdentityPurpose } from "#app/domain/identity.ts"
import { later } from "#app/lib/instant.ts"
import type { Instant } from "#app/lib/instant.ts"

/** For what somebody is identified in a test that needs no petition. */
export function purpose(now: Instant, given: Partial<IdentityPurpose> = {}): IdentityPurpose {
  return {
    petition: "0123456789abcdef",
    textSha256: "ab".repeat(32),
    district: "fedcba9876543210",
    action: "sign",
    lang: "kk",
    returnTo: "https://uade.example/kk/petitions/0123456789abcdef/sign/oidc/callback",
    expiresAt: later(now, identificationLasts),
    ...given,
  }
}
