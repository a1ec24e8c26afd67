import type { House } from "#app/context.server.ts"
import type { Actor } from "#app/domain/access.ts"
import { decideBelonging } from "#app/domain/account.ts"
import { decideManaging } from "#app/domain/accreditation.ts"
import { lapseOf } from "#app/domain/approval.ts"
import type { Approver } from "#app/domain/approval.ts"
import { propose } from "#app/domain/approval.server.ts"
import { audited } from "#app/domain/audit.server.ts"
import { parseEmailAddress } from "#app/domain/email-address.ts"
import { enqueueInvitation } from "#app/domain/invitation-deeds.server.ts"
import {
  countedSince,
  decideInvitation,
  decideInviting,
  expiryOfInvitation,
} from "#app/domain/invitation.ts"
import type { StaffRole } from "#app/domain/invitation.ts"
import { newPublicId } from "#app/domain/public-id.server.ts"
import type { PublicId } from "#app/domain/public-id.ts"
import type { Lang } from "#app/i18n/lang.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { newSecret, sha256 } from "#app/lib/seal.server.ts"
import { lockAccreditation } from "#db/queries/accreditations.server.ts"
import { endInvitation, endInvitationsTo } from "#db/queries/invitation-endings.server.ts"
import { isProposed } from "#db/queries/invitation-proposals.server.ts"
import {
  countInvitationsTo,
  insertInvitation,
  lockInvitation,
} from "#db/queries/invitations.server.ts"
import { emailTag } from "./accounts.server.ts"

type InvitingHouse = Pick<House, "db" | "keys" | "origin">

/**
 * Invites somebody to work for an organisation: a letter with a link that works once, for a week. The
 * answer is the same whether or not the address has an account; an earlier invitation of it ends.
 */
export async function inviteToOrganization(
  house: InvitingHouse,
  organization: PublicId,
  { email, lang }: { readonly email: string; readonly lang: Lang },
  actor: Actor,
  now: Instant,
): Promise<Outcome<undefined>> {
  const parsed = parseEmailAddress(email)
  if (!parsed.ok) return parsed
  const { address, canonical } = parsed.value
  const tag = emailTag(house.keys, canonical)
  return audited(house, attemptOn(organization, "invitation"), actor, now, async (trx) => {
    const accreditation = await lockAccreditation(trx, house.db.engine, organization)
    const may = decideManaging(accreditation, actor)
    if (!may.ok) return may
    const enough = decideInviting(await countInvitationsTo(trx, tag, countedSince(now)))
    if (!enough.ok) return enough
    const { organizationId, kind: role, name } = may.value
    await endInvitationsTo(trx, tag, organizationId, now)
    const secret = newSecret()
    await insertInvitation(trx, house.keys, {
      ...{ organizationId, role, lang, email: address, emailTag: tag },
      publicId: newPublicId(),
      secretHash: sha256(secret),
      invitedBy: actor.id,
      invitedAt: now,
      expiresAt: expiryOfInvitation(now),
    })
    const letter = { email: address, lang, role, organization: name, secret }
    await enqueueInvitation(trx, house, letter, now)
    return accept(undefined)
  })
}

/** Takes an invitation of one's organisation back: its link works no more. */
export function revokeInvitation(
  house: InvitingHouse,
  organization: PublicId,
  invitationId: PublicId,
  actor: Actor,
  now: Instant,
): Promise<Outcome<undefined>> {
  return audited(house, attemptOn(organization, "revocation"), actor, now, async (trx) => {
    const accreditation = await lockAccreditation(trx, house.db.engine, organization)
    const may = decideManaging(accreditation, actor)
    if (!may.ok) return may
    const invitation = await lockInvitation(trx, house.db.engine, invitationId)
    if (invitation?.organizationId !== may.value.organizationId) return refuse("no-such-invitation")
    const stands = decideInvitation(invitation, false, now)
    if (!stands.ok) return stands
    await endInvitation(trx, invitation.id, { ending: "revoked" }, now)
    return accept(undefined)
  })
}

/** Whom two operators let in, and why. `organizationId`: for whom an auditor works. */
export interface StaffDraft {
  readonly email: string
  readonly role: StaffRole
  readonly organizationId: number | null
  readonly lang: Lang
  readonly reason: string
}

/**
 * Proposes to invite somebody to the staff. Nothing is sent before a second operator approves; the address
 * waits sealed, apart from the proposal.
 */
export async function proposeInvitation(
  house: InvitingHouse,
  draft: StaffDraft,
  actor: Approver,
  now: Instant,
): Promise<Outcome<{ readonly approval: PublicId }>> {
  const parsed = parseEmailAddress(draft.email)
  if (!parsed.ok) return parsed
  const { role, lang, reason } = draft
  const organizationId = role === "auditor" ? draft.organizationId : null
  const belonging = decideBelonging(role, { personId: null, organizationId })
  if (!belonging.ok) return belonging
  const { address, canonical } = parsed.value
  const publicId = newPublicId()
  const proposal = {
    kind: "account.admit",
    subjectKind: "invitation",
    subject: publicId,
    body: { role },
    parties: {},
    reason,
  } as const
  return propose(house, proposal, actor, now, async (trx) => {
    const tag = emailTag(house.keys, canonical)
    if (await isProposed(trx, { emailTag: tag, role }, now)) return refuse("proposal-waits")
    await insertInvitation(trx, house.keys, {
      ...{ publicId, organizationId, role, lang, email: address },
      secretHash: null,
      emailTag: tag,
      invitedBy: actor.id,
      invitedAt: now,
      expiresAt: lapseOf(now),
    })
    return accept(undefined)
  })
}

function attemptOn(organization: PublicId, step: string) {
  return {
    deed: "organization.manage",
    subjectKind: "organization",
    subject: organization,
    details: { step },
  } as const
}
