import type { NewInvitation } from "./invitations.server.ts"
import type { Instant } from "#app/lib/instant.ts"
import type { Reader } from "#db/schema.ts"

/** Whether to invite this address in this role is proposed already, and waits for a second operator. */
export async function isProposed(
  db: Reader,
  { emailTag, role }: Pick<NewInvitation, "emailTag" | "role">,
  now: Instant,
): Promise<boolean> {
  const row = await db
    .selectFrom("invitation")
    .innerJoin("approval", "approval.subject", "invitation.public_id")
    .select("approval.id")
    .where("approval.subject_kind", "=", "invitation")
    .where("approval.decided_at", "is", null)
    .where("approval.lapses_at", ">", now)
    .where("invitation.email_tag", "=", emailTag)
    .where("invitation.role", "=", role)
    .executeTakeFirst()
  return row !== undefined
}
