import type { Role } from "#app/domain/access.ts"
import type { InvitationEnding, Invited } from "#app/domain/invitation.ts"
import type { PublicId } from "#app/domain/public-id.ts"
import type { Lang } from "#app/i18n/lang.ts"
import type { Instant } from "#app/lib/instant.ts"
import type { Keys } from "#app/lib/seal.server.ts"
import type { Engine } from "#db/migrations/sql.ts"
import type { Reader, Row, Trx } from "#db/schema.ts"

const context = "invitation"

/** An invitation without its address. */
export interface Invitation extends Invited {
  readonly id: number
  readonly publicId: PublicId
  readonly role: Role
  /** For whom the invited will work; null for staff of the site. */
  readonly organizationId: number | null
  /** For which deputy the invited will speak; null for anybody else. */
  readonly personId: number | null
  readonly lang: Lang
  readonly invitedBy: number
  readonly invitedAt: Instant
  /** Null while a second operator has not approved it: nothing was sent. */
  readonly sent: boolean
}

export interface NewInvitation {
  readonly publicId: PublicId
  /** SHA-256 of the mailed secret; null where it is sent later. */
  readonly secretHash: Buffer | null
  readonly emailTag: Buffer
  readonly email: string
  readonly role: Role
  readonly organizationId: number | null
  readonly personId?: number | null
  readonly lang: Lang
  readonly invitedBy: number
  readonly invitedAt: Instant
  readonly expiresAt: Instant
}

/** Stores an invitation, its address sealed. */
export async function insertInvitation(
  trx: Trx,
  keys: Pick<Keys, "seal">,
  invitation: NewInvitation,
): Promise<void> {
  await trx
    .insertInto("invitation")
    .values({
      public_id: invitation.publicId,
      secret_hash: invitation.secretHash,
      email_tag: invitation.emailTag,
      email_sealed: keys.seal(Buffer.from(invitation.email), context),
      role: invitation.role,
      organization_id: invitation.organizationId,
      person_id: invitation.personId ?? null,
      lang: invitation.lang,
      invited_by: invitation.invitedBy,
      invited_at: invitation.invitedAt,
      expires_at: invitation.expiresAt,
    })
    .execute()
}

/** The invitation of a mailed secret, by its hash. */
export async function findInvitationBySecret(
  db: Reader,
  secretHash: Buffer,
): Promise<Invitation | undefined> {
  const row = await db
    .selectFrom("invitation")
    .selectAll()
    .where("secret_hash", "=", secretHash)
    .executeTakeFirst()
  return row && asInvitation(row)
}

/** An invitation by public id. */
export async function findInvitation(
  db: Reader,
  publicId: string,
): Promise<Invitation | undefined> {
  const row = await db
    .selectFrom("invitation")
    .selectAll()
    .where("public_id", "=", publicId)
    .executeTakeFirst()
  return row && asInvitation(row)
}

/** The same, held by this transaction until it ends: of two who press at once, the second sees the first. */
export async function lockInvitation(
  trx: Trx,
  engine: Engine,
  publicId: string,
): Promise<Invitation | undefined> {
  const query = trx.selectFrom("invitation").selectAll().where("public_id", "=", publicId)
  const row = await (engine === "postgres" ? query.forUpdate() : query).executeTakeFirst()
  return row && asInvitation(row)
}

/** The address an invitation is for; undefined once it has ended and the address is forgotten. */
export async function findInvitedAddress(
  db: Reader,
  keys: Pick<Keys, "open">,
  id: number,
): Promise<string | undefined> {
  const row = await db
    .selectFrom("invitation")
    .select("email_sealed")
    .where("id", "=", id)
    .executeTakeFirst()
  return row?.email_sealed ? keys.open(row.email_sealed, context).toString("utf8") : undefined
}

/** The invitations of an organisation that stand at an instant, the latest first, each with its address. */
export async function listStandingInvitations(
  db: Reader,
  keys: Pick<Keys, "open">,
  organizationId: number,
  now: Instant,
): Promise<(Invitation & { readonly email: string })[]> {
  const rows = await db
    .selectFrom("invitation")
    .selectAll()
    .where("organization_id", "=", organizationId)
    .where("secret_hash", "is not", null)
    .where("ended_at", "is", null)
    .where("expires_at", ">", now)
    .orderBy("id", "desc")
    .execute()
  return rows.flatMap((row) =>
    row.email_sealed
      ? { ...asInvitation(row), email: keys.open(row.email_sealed, context).toString("utf8") }
      : [],
  )
}

/** How many invitations to an address were made since an instant, by whomever. */
export async function countInvitationsTo(
  db: Reader,
  emailTag: Buffer,
  since: Instant,
): Promise<number> {
  const { count } = await db
    .selectFrom("invitation")
    .select((eb) => eb.fn.countAll().as("count"))
    .where("email_tag", "=", emailTag)
    .where("invited_at", ">", since)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Gives an invitation its secret and the time from which it can be taken. */
export async function updateInvitationSent(
  trx: Trx,
  id: number,
  { secretHash, expiresAt }: { readonly secretHash: Buffer; readonly expiresAt: Instant },
): Promise<void> {
  await trx
    .updateTable("invitation")
    .set({ secret_hash: secretHash, expires_at: expiresAt })
    .where("id", "=", id)
    .execute()
}

function asInvitation(row: Row<"invitation">): Invitation {
  return {
    id: row.id,
    publicId: row.public_id,
    emailTag: row.email_tag.toString("hex"),
    role: row.role as Role,
    organizationId: row.organization_id,
    personId: row.person_id,
    lang: row.lang as Lang,
    invitedBy: row.invited_by,
    invitedAt: row.invited_at,
    expiresAt: row.expires_at,
    ending: row.ending as InvitationEnding | null,
    sent: row.secret_hash !== null,
  }
}
