import type { Factors, SessionFactor } from "#app/domain/factor.ts"
import type { Instant } from "#app/lib/instant.ts"
import { prepared } from "#db/prepared.server.ts"
import type { Reader, Trx } from "#db/schema.ts"

/** Which second factors an account has. */
export async function getFactors(db: Reader, accountId: number): Promise<Factors> {
  const [totp, passkeys] = await Promise.all([
    askTotp(db, { accountId }),
    askPasskeys(db, { accountId }),
  ])
  return { totp: totp.length > 0, passkeys: Number(passkeys[0]?.count) }
}

const askTotp = prepared<{ accountId: number }>()((db, value) =>
  db.selectFrom("totp_factor").select("account_id").where("account_id", "=", value("accountId")),
)

const askPasskeys = prepared<{ accountId: number }>()((db, value) =>
  db
    .selectFrom("passkey")
    .select((eb) => eb.fn.countAll().as("count"))
    .where("account_id", "=", value("accountId")),
)

/**
 * Gives a session another token, by its hash, and notes who proved themselves with what. Its age stays.
 * @returns false where the session has ended meanwhile
 */
export async function replaceSessionToken(
  trx: Trx,
  idHash: Buffer,
  next: {
    readonly idHash: Buffer
    readonly factor: SessionFactor | null
    readonly provedAt: Instant
  },
): Promise<boolean> {
  const result = await trx
    .updateTable("session")
    .set({ id_hash: next.idHash, factor: next.factor, proved_at: next.provedAt })
    .where("id_hash", "=", idHash)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** Notes when a session was last used. */
export async function updateSessionSeen(trx: Trx, idHash: Buffer, seenAt: Instant): Promise<void> {
  await trx.updateTable("session").set({ seen_at: seenAt }).where("id_hash", "=", idHash).execute()
}

/** Ends every session of an account but one. */
export async function deleteSessionsBeside(
  trx: Trx,
  accountId: number,
  keptHash: Buffer,
): Promise<void> {
  await trx
    .deleteFrom("session")
    .where("account_id", "=", accountId)
    .where("id_hash", "!=", keptHash)
    .execute()
}
