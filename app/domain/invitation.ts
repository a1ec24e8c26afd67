import type { Role } from "./access.ts"
import { day, hour, later } from "#app/lib/instant.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"

/** Roles that operators invite to. Watchdogs are invited by their organisation, deputies claim their profile. */
export const staffRoles = ["moderator", "auditor", "collector", "operator"] as const
export type StaffRole = (typeof staffRoles)[number]

/** How an invitation ended. */
export type InvitationEnding = "accepted" | "revoked" | "expired"

/** An invitation can be accepted for a week. */
export const invitationLasts = 7 * day

/** When an invitation that was sent at an instant ends. */
export function expiryOfInvitation(sentAt: Instant): Instant {
  return later(sentAt, invitationLasts)
}

/** In which time how many invitations go to one address: nobody's mailbox is filled from here. */
const mostTo = { count: 3, within: hour }

/** The instant since which invitations to one address are counted. */
export function countedSince(now: Instant): Instant {
  return later(now, -mostTo.within)
}

/** Decides whether an address that got so many invitations lately may get one more. */
export function decideInviting(lately: number): Outcome<undefined, "invited-enough"> {
  return lately >= mostTo.count ? refuse("invited-enough") : accept(undefined)
}

/** An invitation as the rules look at it. */
export interface Invited {
  /** An address's keyed tag in hexadecimal. */
  readonly emailTag: string
  readonly expiresAt: Instant
  readonly ending: InvitationEnding | null
}

export type InvitationRefusal =
  "invitation-used" | "invitation-revoked" | "invitation-expired" | "organization-suspended"

/** Decides whether an invitation still stands. `suspended`: the organisation that invites is, by now. */
export function decideInvitation(
  { expiresAt, ending }: Invited,
  suspended: boolean,
  now: Instant,
): Outcome<undefined, InvitationRefusal> {
  if (ending === "accepted") return refuse("invitation-used")
  if (ending === "revoked") return refuse("invitation-revoked")
  if (ending === "expired" || now >= expiresAt) return refuse("invitation-expired")
  return suspended ? refuse("organization-suspended") : accept(undefined)
}

export type AccepterRefusal = "invitation-of-another" | "has-a-role"

/**
 * Decides whether an account may take what it was invited to: only that of the address it was sent to,
 * and only one that has no role yet, for a role is not left by accident.
 */
export function decideAccepter(
  invited: Pick<Invited, "emailTag">,
  account: { readonly emailTag: string; readonly role: Role },
): Outcome<undefined, AccepterRefusal> {
  if (account.emailTag !== invited.emailTag) return refuse("invitation-of-another")
  return account.role === "constituent" ? accept(undefined) : refuse("has-a-role")
}
