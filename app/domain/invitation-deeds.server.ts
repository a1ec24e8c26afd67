import type { ApprovalHouse, Executor } from "./approval-deeds.server.ts"
import { expiryOfInvitation } from "./invitation.ts"
import type { Role } from "./access.ts"
import type { Lang } from "#app/i18n/lang.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import { newSecret, sha256 } from "#app/lib/seal.server.ts"
import {
  findInvitedAddress,
  lockInvitation,
  updateInvitationSent,
} from "#db/queries/invitations.server.ts"
import { enqueue } from "#db/queries/outbox.server.ts"
import type { Trx } from "#db/schema.ts"

/** Sends the invitation that two operators agreed on. Its secret is made now, and stands in the letter alone. */
export const sendStaffInvitation: Executor = async (house, trx, { subject }, _, now) => {
  const invitation = await lockInvitation(trx, house.db.engine, subject)
  const email = invitation && (await findInvitedAddress(trx, house.keys, invitation.id))
  if (!invitation || email === undefined) return refuse("no-such-invitation")
  if (invitation.sent) return refuse("invitation-used")
  const { id, role, lang } = invitation
  const secret = newSecret()
  await updateInvitationSent(trx, id, {
    secretHash: sha256(secret),
    expiresAt: expiryOfInvitation(now),
  })
  await enqueueInvitation(trx, house, { email, lang, role, organization: null, secret }, now)
  return accept(undefined)
}

export interface InvitationLetter {
  readonly email: string
  readonly lang: Lang
  readonly role: Role
  /** The name of the organisation that invites; null for staff. */
  readonly organization: string | null
  readonly secret: string
}

/** Leaves the letter of an invitation for the worker. */
export function enqueueInvitation(
  trx: Trx,
  { keys, origin }: Pick<ApprovalHouse, "keys" | "origin">,
  { secret, ...letter }: InvitationLetter,
  now: Instant,
): Promise<void> {
  const link = `${origin}/${letter.lang}/invitations/${secret}`
  return enqueue(trx, keys, "invitation", { ...letter, link }, now)
}
