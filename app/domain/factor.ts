import type { Role } from "#app/domain/access.ts"
import { later, minute } from "#app/lib/instant.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"

/** What a session was opened with beside the password. `demo`: one click, in the demonstration alone. */
export const sessionFactors = ["totp", "passkey", "backup-code", "demo"] as const
export type SessionFactor = (typeof sessionFactors)[number]

/** The second factors that an account has. Backup codes stand in for one of these and are none themselves. */
export interface Factors {
  readonly totp: boolean
  readonly passkeys: number
}

/**
 * How far a session has come. `unproved`: the password is given, the factor is not. `unenrolled`: the role
 * needs a factor and the account has none yet. Only a `full` session is somebody's.
 */
export type Standing = "full" | "unproved" | "unenrolled"

/** What is told the owner by mail. */
export const factorChanges = [
  "totp-added",
  "totp-removed",
  "passkey-added",
  "passkey-removed",
  "backup-codes-made",
  "backup-code-used",
] as const
export type FactorChange = (typeof factorChanges)[number]

/** Tells whether an account has a second factor at all. */
export function hasFactor({ totp, passkeys }: Factors): boolean {
  return totp || passkeys > 0
}

/** Whether a role must have a second factor: everybody who can act on others' data (ASVS 5.0, 6.3.3). */
export function needsFactor(role: Role): boolean {
  return role !== "constituent"
}

/** How far a session has come: a factor that the account has is asked for, whatever its role. */
export function standingOf(
  role: Role,
  isEnrolled: boolean,
  factor: SessionFactor | null,
): Standing {
  if (factor !== null) return "full"
  if (isEnrolled) return "unproved"
  return needsFactor(role) ? "unenrolled" : "full"
}

/** For how long a proof of who somebody is counts as fresh. A form has time to be filled in. */
const freshFor = { reading: 15 * minute, sending: 45 * minute } as const

/** Tells whether a proof is recent enough for what asks for a fresh one (ASVS 5.0, 7.5.1). */
export function isFresh(
  { factor, provedAt }: { readonly factor: SessionFactor | null; readonly provedAt: Instant },
  deed: keyof typeof freshFor,
  now: Instant,
): boolean {
  // The invented people of the demonstration prove nothing: a click made their session.
  return factor === "demo" || now < later(provedAt, freshFor[deed])
}

/** How somebody proves again who they are. */
export const proofs = ["passkey", "code", "password"] as const
export type Proof = (typeof proofs)[number]

/** The proofs that an account may give, the strongest first: the password only where there is nothing better. */
export function proofsFor({ totp, passkeys }: Factors): readonly Proof[] {
  const better: Proof[] = [
    ...(passkeys > 0 ? ["passkey" as const] : []),
    ...(totp ? ["code" as const] : []),
  ]
  return better.length > 0 ? better : ["password"]
}

/**
 * Decides whether one of an account's factors may go. The last one of a role that needs one stays: another
 * is added first.
 */
export function decideFactorRemoval(role: Role, left: Factors): Outcome<undefined, "last-factor"> {
  return needsFactor(role) && !hasFactor(left) ? refuse("last-factor") : accept(undefined)
}

/** A person has a few devices; a list without an end would be a load. */
const mostPasskeys = 10
const longestName = 60

/** Decides whether one more passkey may be added to so many. */
export function decidePasskeyAddition(had: number): Outcome<undefined, "passkeys-enough"> {
  return had >= mostPasskeys
    ? refuse("passkeys-enough", { details: { most: mostPasskeys } })
    : accept(undefined)
}

/** Reads what somebody calls a passkey: trimmed, at most 60 characters; undefined where nothing is left. */
export function readPasskeyName(text: string): string | undefined {
  const name = text.trim().replace(/\s+/g, " ")
  return name === "" ? undefined : Array.from(name).slice(0, longestName).join("")
}

/** How many backup codes an account is given at once. */
export const backupCodeCount = 10

/** A backup code as it is printed: `k3v9-x2m4-q8ab-7tpz`. */
export function writeBackupCode(code: string): string {
  return (code.match(/.{4}/g) ?? []).join("-")
}

/**
 * Reads a backup code as people type it: in any case, with or without the hyphens, o for 0, i and l for 1
 * (Crockford's alphabet). @returns its 16 characters; undefined where it is none
 */
export function readBackupCode(text: string): string | undefined {
  const plain = text
    .toLowerCase()
    .replace(/[\s‐-―-]/g, "")
    .replaceAll("o", "0")
    .replace(/[il]/g, "1")
  return /^[0-9a-hjkmnp-tv-z]{16}$/.test(plain) ? plain : undefined
}

/** Reads a one-time code: six digits, with or without a space between. */
export function readOneTimeCode(text: string): string | undefined {
  const plain = text.replace(/\s/g, "")
  return /^\d{6}$/.test(plain) ? plain : undefined
}
