import type { PublicId } from "#app/domain/public-id.ts"
import type { Scope } from "#app/domain/api-scope.ts"
import type { Instant } from "#app/lib/instant.ts"
import type { Reader, Row, Trx } from "#db/schema.ts"

/** A key for programs as its owner sees it: never its secret, of which the hash alone is kept. */
export interface ApiToken {
  readonly id: number
  readonly publicId: PublicId
  readonly accountId: number
  readonly label: string
  readonly scopes: readonly Scope[]
  readonly createdAt: Instant
  readonly expiresAt: Instant
  readonly usedAt: Instant | null
  readonly revokedAt: Instant | null
}

/** The tokens of an account, the newest first, those that are over among them. */
export async function listApiTokens(db: Reader, accountId: number): Promise<ApiToken[]> {
  const rows = await db
    .selectFrom("api_token")
    .selectAll()
    .where("account_id", "=", accountId)
    .orderBy("id", "desc")
    .execute()
  return rows.map(asToken)
}

/** A token by the SHA-256 of its secret, whether or not it can be used. */
export async function findApiToken(db: Reader, hash: Buffer): Promise<ApiToken | undefined> {
  const row = await db
    .selectFrom("api_token")
    .selectAll()
    .where("hash", "=", hash)
    .executeTakeFirst()
  return row && asToken(row)
}

/** Stores a token under the hash of its secret. */
export async function insertApiToken(
  trx: Trx,
  token: Omit<ApiToken, "id" | "usedAt" | "revokedAt">,
  hash: Buffer,
): Promise<void> {
  await trx
    .insertInto("api_token")
    .values({
      public_id: token.publicId,
      account_id: token.accountId,
      hash,
      label: token.label,
      scopes: token.scopes.join(" "),
      created_at: token.createdAt,
      expires_at: token.expiresAt,
    })
    .execute()
}

/** Notes that a token was used. */
export async function updateTokenUse(trx: Trx, id: number, at: Instant): Promise<void> {
  await trx.updateTable("api_token").set({ used_at: at }).where("id", "=", id).execute()
}

/** Revokes a token of an account. @returns false where the account has no such token that stands */
export async function revokeApiToken(
  trx: Trx,
  accountId: number,
  publicId: string,
  at: Instant,
): Promise<boolean> {
  const result = await trx
    .updateTable("api_token")
    .set({ revoked_at: at })
    .where("account_id", "=", accountId)
    .where("public_id", "=", publicId)
    .where("revoked_at", "is", null)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** Takes an account's tokens away, with what was written under their keys. */
export async function deleteApiTokens(trx: Trx, accountId: number): Promise<void> {
  const tokens = trx.selectFrom("api_token").select("id").where("account_id", "=", accountId)
  await trx.deleteFrom("idempotency_key").where("token_id", "in", tokens).execute()
  await trx.deleteFrom("api_token").where("account_id", "=", accountId).execute()
}

function asToken(row: Row<"api_token">): ApiToken {
  return {
    id: row.id,
    publicId: row.public_id,
    accountId: row.account_id,
    label: row.label,
    scopes: row.scopes.split(" ") as Scope[],
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    usedAt: row.used_at,
    revokedAt: row.revoked_at,
  }
}
