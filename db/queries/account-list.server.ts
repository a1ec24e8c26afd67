import type { Role } from "#app/domain/access.ts"
import type { PublicId } from "#app/domain/public-id.ts"
import type { Instant } from "#app/lib/instant.ts"
import type { Keys } from "#app/lib/seal.server.ts"
import type { Reader } from "#db/schema.ts"

/** An account as whoever runs the site sees it on the command line. */
export interface ListedAccount {
  readonly publicId: PublicId
  readonly role: Role
  readonly name: string | null
  readonly email: string
  readonly createdAt: Instant
  readonly suspendedAt: Instant | null
  /** Whether it has a second step of signing in. */
  readonly secondStep: boolean
}

/** Every account, or those of one role, in the order in which they came; erased ones are not among them. */
export async function listAccountsWithAddress(
  db: Reader,
  keys: Pick<Keys, "open">,
  role: Role | undefined,
): Promise<ListedAccount[]> {
  const rows = await db
    .selectFrom("account")
    .selectAll()
    .select((eb) => [
      eb
        .or([
          eb.exists(
            eb
              .selectFrom("passkey")
              .select("passkey.id")
              .whereRef("passkey.account_id", "=", "account.id"),
          ),
          eb.exists(
            eb
              .selectFrom("totp_factor")
              .select("totp_factor.created_at")
              .whereRef("totp_factor.account_id", "=", "account.id"),
          ),
        ])
        .as("second_step"),
    ])
    .where("erased_at", "is", null)
    .$if(role !== undefined, (qb) => qb.where("role", "=", role ?? ""))
    .orderBy("id")
    .execute()
  return rows.map((row) => ({
    publicId: row.public_id,
    role: row.role as Role,
    name: row.display_name,
    email: keys.open(row.email_sealed, "account").toString("utf8"),
    createdAt: row.created_at,
    suspendedAt: row.suspended_at,
    secondStep: Boolean(row.second_step),
  }))
}
