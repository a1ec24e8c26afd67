import { Secret, TOTP } from "otpauth"
import { secondsOf } from "#app/lib/instant.ts"
import type { Instant } from "#app/lib/instant.ts"

/** What authenticator apps all know (RFC 6238 and its SHA-1): six digits, new every thirty seconds. */
const kind = { algorithm: "SHA1", digits: 6, period: 30 } as const

/** A clock may be wrong by one step in either direction. */
const window = 1

/** A fresh secret of 160 bits, in base32 as apps take it. */
export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32
}

/** The time step that a code belongs to, compared in constant time; undefined where it fits none of now. */
export function stepOfCode(secret: string, code: string, now: Instant): number | undefined {
  const timestamp = secondsOf(now) * 1000
  const delta = totp(secret).validate({ token: code, timestamp, window })
  return delta === null ? undefined : TOTP.counter({ period: kind.period, timestamp }) + delta
}

/** The code that an app shows at an instant. */
export function codeAt(secret: string, now: Instant): string {
  return totp(secret).generate({ timestamp: secondsOf(now) * 1000 })
}

/** The address that an app reads from a QR code, `otpauth://totp/…`, with what it then calls the account. */
export function totpUri(secret: string, issuer: string, label: string): string {
  return new TOTP({ ...kind, secret: Secret.fromBase32(secret), issuer, label }).toString()
}

function totp(secret: string): TOTP {
  return new TOTP({ ...kind, secret: Secret.fromBase32(secret) })
}
