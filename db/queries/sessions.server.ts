import type { SessionFactor } from "#app/domain/factor.ts"
import type { PublicId } from "#app/domain/public-id.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accountFromRow } from "./accounts.server.ts"
import type { Account } from "./accounts.server.ts"
import { prepared } from "#db/prepared.server.ts"
import type { Reader, Row, Trx } from "#db/schema.ts"

/** A session: found by the SHA-256 of the token that the browser holds. The token itself is stored nowhere. */
export interface Session {
  readonly idHash: Buffer
  readonly accountId: number
  /** What the account's own page names it by. */
  readonly publicId: PublicId
  /** Browser and system in short words; null where they are not known. */
  readonly agent: string | null
  /** The second factor that was passed; null while only the password is proved. */
  readonly factor: SessionFactor | null
  /** When its owner last proved who they are. */
  readonly provedAt: Instant
  readonly seenAt: Instant
  readonly createdAt: Instant
  readonly expiresAt: Instant
}

/** A session by the hash of its token, ended or not. */
export async function findSession(db: Reader, idHash: Buffer): Promise<Session | undefined> {
  const row = await db
    .selectFrom("session")
    .selectAll()
    .where("id_hash", "=", idHash)
    .executeTakeFirst()
  return row && asSession(row)
}

/** A session and its account, ended or suspended ones too. */
export async function findSessionWithAccount(
  db: Reader,
  idHash: Buffer,
): Promise<{ readonly session: Session; readonly account: Account } | undefined> {
  const [row] = await askWithAccount(db, { idHash })
  if (!row) return undefined
  const session = asSession({
    ...row,
    public_id: row.session_public_id,
    created_at: row.session_created_at,
  })
  return { session, account: accountFromRow(row) }
}

const askWithAccount = prepared<{ idHash: Buffer }>()((db, value) =>
  db
    .selectFrom("session")
    .innerJoin("account", "account.id", "session.account_id")
    .selectAll("account")
    .select([
      "session.id_hash",
      "session.account_id",
      "session.public_id as session_public_id",
      "session.agent",
      "session.factor",
      "session.proved_at",
      "session.seen_at",
      "session.created_at as session_created_at",
      "session.expires_at",
    ])
    .where("session.id_hash", "=", value("idHash")),
)

/** Every session of an account, ended ones too, the latest first. */
export async function listSessions(db: Reader, accountId: number): Promise<Session[]> {
  const rows = await db
    .selectFrom("session")
    .selectAll()
    .where("account_id", "=", accountId)
    .orderBy("created_at", "desc")
    .execute()
  return rows.map(asSession)
}

/** The sessions of an account that have not ended at an instant, the one used last first. */
export async function listOpenSessions(
  db: Reader,
  accountId: number,
  now: Instant,
): Promise<Session[]> {
  const rows = await db
    .selectFrom("session")
    .selectAll()
    .where("account_id", "=", accountId)
    .where("expires_at", ">", now)
    .orderBy("seen_at", "desc")
    .execute()
  return rows.map(asSession)
}

/** Stores a session under the hash of its token. */
export async function insertSession(trx: Trx, session: Session): Promise<void> {
  await trx
    .insertInto("session")
    .values({
      id_hash: session.idHash,
      account_id: session.accountId,
      public_id: session.publicId,
      agent: session.agent,
      factor: session.factor,
      proved_at: session.provedAt,
      seen_at: session.seenAt,
      created_at: session.createdAt,
      expires_at: session.expiresAt,
    })
    .execute()
}

/** Moves the end of a session. */
export async function updateSessionExpiry(trx: Trx, idHash: Buffer, expiresAt: Instant) {
  await trx
    .updateTable("session")
    .set({ expires_at: expiresAt })
    .where("id_hash", "=", idHash)
    .execute()
}

/** Ends a session, if there is one. */
export async function deleteSession(trx: Trx, idHash: Buffer): Promise<void> {
  await trx.deleteFrom("session").where("id_hash", "=", idHash).execute()
}

/** Ends the session of an account that its page names so, if there is one. */
export async function deleteSessionNamed(
  trx: Trx,
  accountId: number,
  publicId: PublicId,
): Promise<void> {
  await trx
    .deleteFrom("session")
    .where("account_id", "=", accountId)
    .where("public_id", "=", publicId)
    .execute()
}

/** Ends every session of an account. */
export async function deleteSessionsOf(trx: Trx, accountId: number): Promise<void> {
  await trx.deleteFrom("session").where("account_id", "=", accountId).execute()
}

/** Tells whether a session ended by an instant, so that there is something to forget. */
export async function hasExpiredSessions(db: Reader, now: Instant): Promise<boolean> {
  const row = await db
    .selectFrom("session")
    .select("account_id")
    .where("expires_at", "<=", now)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Forgets the sessions that ended by an instant. */
export async function deleteExpiredSessions(trx: Trx, now: Instant): Promise<void> {
  await trx.deleteFrom("session").where("expires_at", "<=", now).execute()
}

function asSession(row: Row<"session">): Session {
  return {
    idHash: row.id_hash,
    accountId: row.account_id,
    publicId: row.public_id,
    agent: row.agent,
    factor: row.factor as SessionFactor | null,
    provedAt: row.proved_at,
    seenAt: row.seen_at,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
  }
}
