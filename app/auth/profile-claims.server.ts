import type { House } from "#app/context.server.ts"
import type { Actor } from "#app/domain/access.ts"
import { mayDo } from "#app/domain/access.ts"
import { lapseOf } from "#app/domain/approval.ts"
import type { Approver } from "#app/domain/approval.ts"
import { propose } from "#app/domain/approval.server.ts"
import { audited } from "#app/domain/audit.server.ts"
import { decideSpeaking } from "#app/domain/delegate.server.ts"
import { parseEmailAddress } from "#app/domain/email-address.ts"
import { enqueueInvitation } from "#app/domain/invitation-deeds.server.ts"
import { countedSince, decideInviting, expiryOfInvitation } from "#app/domain/invitation.ts"
import { mostDelegates } from "#app/domain/office.ts"
import { newPublicId } from "#app/domain/public-id.server.ts"
import type { PublicId } from "#app/domain/public-id.ts"
import type { Lang } from "#app/i18n/lang.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { newSecret, sha256 } from "#app/lib/seal.server.ts"
import { listDelegateInvitations, listDelegates } from "#db/queries/delegates.server.ts"
import { endInvitation, endInvitationsTo } from "#db/queries/invitation-endings.server.ts"
import { isProposed } from "#db/queries/invitation-proposals.server.ts"
import {
  countInvitationsTo,
  insertInvitation,
  lockInvitation,
} from "#db/queries/invitations.server.ts"
import { insertProfileCode } from "#db/queries/profile-codes.server.ts"
import { emailTag } from "./accounts.server.ts"

type ClaimHouse = Pick<House, "db" | "keys" | "origin">

/** Whose profile is handed over, why, and in which language the letter is. */
export interface ClaimDraft {
  readonly person: { readonly id: number; readonly publicId: PublicId }
  readonly reason: string
  readonly lang: Lang
}

type Proposed = Outcome<{ readonly approval: PublicId }>

/** Proposes to invite a deputy at an official address. Nothing is sent before a second operator approves. */
export async function proposeDeputyInvitation(
  { db, keys }: ClaimHouse,
  { person, reason, lang, email }: ClaimDraft & { readonly email: string },
  actor: Approver,
  now: Instant,
): Promise<Proposed> {
  const parsed = parseEmailAddress(email)
  if (!parsed.ok) return parsed
  const { address, canonical } = parsed.value
  const publicId = newPublicId()
  const draft = {
    kind: "person.invite",
    subjectKind: "invitation",
    subject: publicId,
    body: { person: person.publicId },
    parties: { personIds: [person.id] },
    reason,
  } as const
  return propose({ db }, draft, actor, now, async (trx): Promise<Outcome<undefined>> => {
    const free = await decideSpeaking(trx, "deputy", person.id)
    if (!free.ok) return free
    const tag = emailTag(keys, canonical)
    if (await isProposed(trx, { emailTag: tag, role: "deputy" }, now))
      return refuse("proposal-waits")
    await insertInvitation(trx, keys, {
      ...{ publicId, lang, email: address, role: "deputy", organizationId: null },
      personId: person.id,
      secretHash: null,
      emailTag: tag,
      invitedBy: actor.id,
      invitedAt: now,
      expiresAt: lapseOf(now),
    })
    return accept(undefined)
  })
}

/** Proposes to send a deputy a code on paper. It is made when it is printed, after a second operator approved. */
export function proposeProfileCode(
  { db }: Pick<ClaimHouse, "db">,
  { person, reason, lang }: ClaimDraft,
  actor: Approver,
  now: Instant,
): Promise<Proposed> {
  const publicId = newPublicId()
  const draft = {
    kind: "person.code",
    subjectKind: "profile-code",
    subject: publicId,
    body: { person: person.publicId },
    parties: { personIds: [person.id] },
    reason,
  } as const
  return propose({ db }, draft, actor, now, async (trx): Promise<Outcome<undefined>> => {
    const free = await decideSpeaking(trx, "deputy", person.id)
    if (!free.ok) return free
    const personId = person.id
    await insertProfileCode(trx, { publicId, personId, lang, askedBy: actor.id, askedAt: now })
    return accept(undefined)
  })
}

/**
 * Invites somebody to write in a deputy's name, by the deputy: a letter with a link that works once, for a
 * week. The answer is the same whether or not the address has an account. Refuses: `not-yours`,
 * `delegates-enough`, counting who is invited, `invited-enough`.
 */
export async function inviteDelegate(
  house: ClaimHouse,
  { email, lang }: { readonly email: string; readonly lang: Lang },
  actor: Actor,
  now: Instant,
): Promise<Outcome<undefined>> {
  const parsed = parseEmailAddress(email)
  if (!parsed.ok) return parsed
  const { address, canonical } = parsed.value
  const { personId } = actor
  if (personId === null) return refuse("not-yours")
  const tag = emailTag(house.keys, canonical)
  return audited(house, attemptOf("invitation"), actor, now, async (trx) => {
    if (!mayDo(actor, "office.manage", { personId })) return refuse("not-yours")
    const [delegates, invited] = [
      await listDelegates(trx, personId),
      await listDelegateInvitations(trx, house.keys, personId, now),
    ]
    const waiting = invited.filter((one) => one.email !== address)
    if (delegates.length + waiting.length >= mostDelegates) return refuse("delegates-enough")
    const enough = decideInviting(await countInvitationsTo(trx, tag, countedSince(now)))
    if (!enough.ok) return enough
    await endInvitationsTo(trx, tag, null, now)
    const secret = newSecret()
    await insertInvitation(trx, house.keys, {
      ...{ personId, lang, email: address, role: "delegate", organizationId: null },
      publicId: newPublicId(),
      emailTag: tag,
      secretHash: sha256(secret),
      invitedBy: actor.id,
      invitedAt: now,
      expiresAt: expiryOfInvitation(now),
    })
    const letter = { email: address, lang, role: "delegate", organization: null, secret } as const
    await enqueueInvitation(trx, house, letter, now)
    return accept(undefined)
  })
}

/** Takes an invitation to write in one's name back. Refuses: `not-yours`, `no-such-invitation`. */
export function revokeDelegateInvitation(
  house: ClaimHouse,
  publicId: string,
  actor: Actor,
  now: Instant,
): Promise<Outcome<undefined>> {
  return audited(house, attemptOf("revocation"), actor, now, async (trx) => {
    const { personId } = actor
    if (personId === null || !mayDo(actor, "office.manage", { personId })) {
      return refuse("not-yours")
    }
    const invitation = await lockInvitation(trx, house.db.engine, publicId)
    const isOwn = invitation?.personId === personId && invitation.role === "delegate"
    if (!isOwn || invitation.ending !== null) return refuse("no-such-invitation")
    await endInvitation(trx, invitation.id, { ending: "revoked" }, now)
    return accept(undefined)
  })
}

function attemptOf(step: string) {
  return { deed: "office.manage", subjectKind: "office", subject: null, details: { step } } as const
}
