import type { InvitationEnding } from "#app/domain/invitation.ts"
import type { Instant } from "#app/lib/instant.ts"
import type { Reader, Trx } from "#db/schema.ts"

/** Ends an invitation and forgets its address. */
export async function endInvitation(
  trx: Trx,
  id: number,
  end: { readonly ending: InvitationEnding; readonly acceptedBy?: number },
  at: Instant,
): Promise<void> {
  await trx
    .updateTable("invitation")
    .set({
      ending: end.ending,
      ended_at: at,
      accepted_by: end.acceptedBy ?? null,
      email_sealed: null,
    })
    .where("id", "=", id)
    .execute()
}

/** Ends the standing invitations of an organisation, or of the site, to an address: a newer one takes their place. */
export async function endInvitationsTo(
  trx: Trx,
  emailTag: Buffer,
  organizationId: number | null,
  at: Instant,
): Promise<void> {
  await trx
    .updateTable("invitation")
    .set({ ending: "revoked", ended_at: at, email_sealed: null })
    .where("email_tag", "=", emailTag)
    .where("organization_id", organizationId === null ? "is" : "=", organizationId)
    .where("ended_at", "is", null)
    .execute()
}

/** Tells whether an invitation has run out by an instant and its address is still kept. */
export async function hasExpiredInvitations(db: Reader, now: Instant): Promise<boolean> {
  const row = await db
    .selectFrom("invitation")
    .select("id")
    .where("ended_at", "is", null)
    .where("expires_at", "<=", now)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Ends the invitations that have run out by an instant and forgets their addresses. */
export async function endExpiredInvitations(trx: Trx, now: Instant): Promise<void> {
  await trx
    .updateTable("invitation")
    .set({ ending: "expired", ended_at: now, email_sealed: null })
    .where("ended_at", "is", null)
    .where("expires_at", "<=", now)
    .execute()
}
