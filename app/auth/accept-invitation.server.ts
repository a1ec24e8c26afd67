import type { House } from "#app/context.server.ts"
import type { Role } from "#app/domain/access.ts"
import { decideAccepter, decideInvitation } from "#app/domain/invitation.ts"
import { decideSpeaking } from "#app/domain/delegate.server.ts"
import { changeRole } from "#app/domain/role.server.ts"
import type { Lang } from "#app/i18n/lang.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { sha256 } from "#app/lib/seal.server.ts"
import { commit, touch } from "#db/commit.server.ts"
import { findSuspension } from "#db/queries/accreditation-steps.server.ts"
import { lockAccount } from "#db/queries/account-roles.server.ts"
import { findAccountByEmail } from "#db/queries/accounts.server.ts"
import { insertAuditEntry } from "#db/queries/audit.server.ts"
import { endInvitation } from "#db/queries/invitation-endings.server.ts"
import {
  findInvitationBySecret,
  findInvitedAddress,
  lockInvitation,
} from "#db/queries/invitations.server.ts"
import type { Invitation } from "#db/queries/invitations.server.ts"
import type { Reader, Trx } from "#db/schema.ts"
import { createAccount } from "./accounts.server.ts"

type InvitedHouse = Pick<House, "db" | "keys">

/** An invitation as its page shows it. */
export interface OpenedInvitation {
  readonly invitation: Invitation
  readonly email: string
  /** Whether the address has an account: whoever holds the letter reads that mailbox, and may know. */
  readonly hasAccount: boolean
}

/** Reads an invitation by its mailed secret, and changes nothing: mail scanners open links too. */
export async function readInvitation(
  { db, keys }: InvitedHouse,
  secret: string,
  now: Instant,
): Promise<Outcome<OpenedInvitation>> {
  const invitation = await findInvitationBySecret(db.read, sha256(secret))
  if (!invitation) return refuse("no-such-invitation")
  const stands = await decideStanding(db.read, invitation, now)
  if (!stands.ok) return stands
  const email = await findInvitedAddress(db.read, keys, invitation.id)
  if (email === undefined) return refuse("invitation-expired")
  const tag = Buffer.from(invitation.emailTag, "hex")
  const account = await findAccountByEmail(db.read, tag)
  return accept({ invitation, email, hasAccount: account !== undefined })
}

/**
 * Takes an invitation with the account that is signed in. It has to be the account of the invited address,
 * and one without a role. All its sessions end: its owner signs in anew, as what it is from now on.
 */
export function acceptInvitation(
  { db }: Pick<House, "db">,
  secret: string,
  actor: { readonly publicId: string },
  now: Instant,
): Promise<Outcome<{ readonly role: Role }>> {
  return commit(db, async (trx) => {
    const account = await lockAccount(trx, db.engine, actor.publicId)
    if (account?.suspendedAt !== null) return refuse("no-such-account")
    return take({ db }, trx, secret, account, now)
  })
}

/** What somebody without an account chooses behind the link. */
export interface Newcomer {
  readonly password: string
  readonly displayName: string
  readonly lang: Lang
}

/** Opens the account of the invited address and takes the invitation with it: both, or neither. */
export async function acceptWithNewAccount(
  house: InvitedHouse,
  secret: string,
  newcomer: Newcomer,
  now: Instant,
): Promise<Outcome<{ readonly id: number; readonly role: Role }>> {
  const opened = await readInvitation(house, secret, now)
  if (!opened.ok) return opened
  const { invitation, email } = opened.value
  const draft = { ...newcomer, email, role: "constituent" } as const
  const created = await createAccount(house, draft, now, async (trx, { publicId }) => {
    const account = await lockAccount(trx, house.db.engine, publicId)
    return account ? take(house, trx, secret, account, now) : refuse("no-such-account")
  })
  return created.ok ? accept({ id: created.value.id, role: invitation.role }) : created
}

async function take(
  { db }: Pick<House, "db">,
  trx: Trx,
  secret: string,
  account: NonNullable<Awaited<ReturnType<typeof lockAccount>>>,
  now: Instant,
): Promise<Outcome<{ readonly role: Role }>> {
  const found = await findInvitationBySecret(trx, sha256(secret))
  const invitation = found && (await lockInvitation(trx, db.engine, found.publicId))
  if (!invitation) return refuse("no-such-invitation")
  const stands = await decideStanding(trx, invitation, now)
  if (!stands.ok) return stands
  const accepter = decideAccepter(invitation, account)
  if (!accepter.ok) return accepter
  const { id, role, organizationId, personId, publicId } = invitation
  const free = await decideSpeaking(trx, role, personId)
  if (!free.ok) return free
  await changeRole(trx, account.id, { role, organizationId, personId })
  await endInvitation(trx, id, { ending: "accepted", acceptedBy: account.id }, now)
  await insertAuditEntry(trx, {
    at: now,
    accountId: account.id,
    role: account.role,
    deed: deedOf(invitation),
    subjectKind: "account",
    subject: account.publicId,
    outcome: "done",
    code: null,
    reason: null,
    details: { step: "accepted", invitation: publicId, role },
  })
  if (organizationId !== null) await touch(trx, "organization", organizationId, now)
  if (personId !== null) await touch(trx, "person", personId, now)
  return accept({ role })
}

/** Who let them in: the operators, an organisation, or the deputy for whom they will write. */
function deedOf({ organizationId, role }: Invitation) {
  if (organizationId !== null) return "organization.manage"
  return role === "delegate" ? "office.manage" : "account.admit"
}

async function decideStanding(db: Reader, invitation: Invitation, now: Instant) {
  const { organizationId } = invitation
  const suspended =
    organizationId !== null && (await findSuspension(db, organizationId)) !== undefined
  return decideInvitation(invitation, suspended, now)
}
