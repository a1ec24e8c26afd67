import type { EmailAddress } from "./email-address.ts"
import type { Iin } from "./iin.ts"
import type { Assurance } from "./signature.ts"
import { minute } from "#app/lib/instant.ts"
import type { Instant } from "#app/lib/instant.ts"
import type { Outcome } from "#app/lib/outcome.ts"

/** From beginning to answering, and from an answer to signing with it, at most. */
export const identificationLasts = 15 * minute

/** Wrong answers to one question; after them it has to be asked anew. */
export const mostAnswers = 5

/** Bytes that any answer may have: a signature in a file is some 3 KiB, with its chain 10. */
export const longestAnswer = 65_536

/**
 * Why an identity was not proved.
 *
 * `identity-untrusted`: no issuer that this site knows answers for it. `identity-wrong-key`: a key that is
 * not for signing. `identity-needs-verifier`: an algorithm that nobody here can check.
 * `identity-unavailable`: it could not be checked now, which is never taken for a yes.
 */
export const identityRefusals = [
  "identity-invalid",
  "identity-expired",
  "identity-untrusted",
  "identity-revoked",
  "identity-algorithm",
  "identity-wrong-key",
  "identity-not-a-person",
  "identity-needs-verifier",
  "identity-unavailable",
] as const
export type IdentityRefusal = (typeof identityRefusals)[number]

/** What a way of identifying says of a person. That they may sign is decided afterwards. */
export interface IdentityClaim {
  readonly assurance: Assurance
  /** By whom the provider knows them: issuer and subject, an IIN, an address. */
  readonly subjectKey: string
  readonly iin: Iin | null
  readonly family: string
  readonly given: string
  readonly patronymic: string | null
  /** An address that the provider itself has proved, or that its letter will prove. */
  readonly email: EmailAddress | null
  /** The district that a roll gives the person, by its internal key; null where none says so. */
  readonly areaId: number | null
  /** What the claim rests on, to be kept sealed: a signature, a token. Null where there is nothing to keep. */
  readonly evidence: string | null
  readonly verifiedAt: Instant
}

/** For what somebody is identified. An answer for one thing does not do for another. */
export interface IdentityPurpose {
  readonly petition: string
  /** In hexadecimal digits. */
  readonly textSha256: string
  /** The public id of the petition's district; null where it is bound to none. */
  readonly district: string | null
  readonly action: "sign"
  readonly lang: string
  /** Where a provider elsewhere sends the person back. */
  readonly returnTo: string
  readonly expiresAt: Instant
}

/** An identification that was begun. */
export interface Begun {
  /** What the provider needs again to judge the answer. It is kept sealed. */
  readonly held: string
  /** The very bytes to be signed. */
  readonly challenge?: Uint8Array
  /** Where the person goes on. */
  readonly redirectTo?: string
}

/**
 * One way to say who somebody is.
 *
 * `form`: what is typed, proved by a letter afterwards. `challenge`: bytes that the person signs.
 * `redirect`: another site asks them. `staff`: somebody else enters it.
 */
export interface IdentityProvider {
  readonly assurance: Assurance
  readonly interactive: "form" | "challenge" | "redirect" | "staff"
  begin(purpose: IdentityPurpose, now: Instant): Promise<Outcome<Begun, "identity-unavailable">>
  /**
   * Judges an answer. That it is the first one, in time and for this petition is the caller's to see to.
   * It never throws for what a person or another site sends.
   */
  complete(
    held: string,
    answer: unknown,
    now: Instant,
  ): Promise<Outcome<IdentityClaim, IdentityRefusal>>
  /** Whether it could work now, for those who run the site. @returns a code of what is wrong, or none */
  selfTest(now: Instant): Promise<SelfTest>
}

/** `detail`: a word for operators, without anything of a person or a secret. */
export interface SelfTest {
  readonly ok: boolean
  readonly detail: string
}

/** The ways that a site has set up, by what they are worth. */
export type IdentityProviders = ReadonlyMap<Assurance, IdentityProvider>

/** Ways that somebody may take who signs online by themselves; paper comes through collectors. */
export const onlineWays = ["email", "roll", "oidc", "eds"] as const satisfies readonly Assurance[]
export type OnlineWay = (typeof onlineWays)[number]

/**
 * The ways in which a petition may be signed online, weakest first: those that are set up, without those
 * that the petition or its rules leave out. Where signers are told apart by their address alone there is
 * no other way: an IIN and an address cannot be seen to be one person.
 *
 * @param listed the ways that the petition and its rule set name; null where it names none
 */
export function waysOf(
  providers: Pick<IdentityProviders, "has">,
  asks: "email" | "iin",
  ...listed: readonly (readonly Assurance[] | null)[]
): OnlineWay[] {
  return onlineWays.filter(
    (way) =>
      providers.has(way) &&
      (way === "email" || asks === "iin") &&
      listed.every((ways) => ways === null || ways.includes(way)),
  )
}

/** How much a way proves of who somebody is, to be compared; the list grows with it. */
export function strengthOf(assurance: Assurance): number {
  return (["email", "roll", "paper", "oidc", "eds"] as const).indexOf(assurance)
}
