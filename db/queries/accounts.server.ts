import type { Role } from "#app/domain/access.ts"
import type { Instant } from "#app/lib/instant.ts"
import type { Reader, Row, Trx } from "#db/schema.ts"

/** An account without its address and password. */
export interface Account {
  readonly id: number
  readonly publicId: string
  readonly role: Role
  readonly displayName: string | null
  readonly personId: number | null
  readonly organizationId: number | null
  readonly lang: string
  readonly createdAt: Instant
  readonly suspendedAt: Instant | null
}

/** What an account is made of: the address sealed and as a keyed tag, the password as an Argon2id hash. */
export interface NewAccount extends Omit<Account, "id" | "suspendedAt"> {
  readonly emailTag: Buffer
  readonly emailSealed: Buffer
  readonly passwordHash: string
}

/** The account of an id. @throws where there is none */
export async function getAccount(db: Reader, id: number): Promise<Account> {
  const row = await db
    .selectFrom("account")
    .selectAll()
    .where("id", "=", id)
    .executeTakeFirstOrThrow()
  return accountFromRow(row)
}

/** The account of an address, by the keyed tag of its canonical form, with its password's hash. */
export async function findAccountByEmail(
  db: Reader,
  emailTag: Buffer,
): Promise<(Account & { readonly passwordHash: string }) | undefined> {
  const row = await db
    .selectFrom("account")
    .selectAll()
    .where("email_tag", "=", emailTag)
    .executeTakeFirst()
  return row && { ...accountFromRow(row), passwordHash: row.password_hash }
}

/** The hash of an account's password. @throws where there is no such account */
export async function getPasswordHash(db: Reader, id: number): Promise<string> {
  const row = await db
    .selectFrom("account")
    .select("password_hash")
    .where("id", "=", id)
    .executeTakeFirstOrThrow()
  return row.password_hash
}

/** Adds an account. @returns its id, undefined where the address has one already */
export async function insertAccount(trx: Trx, account: NewAccount): Promise<number | undefined> {
  const row = await trx
    .insertInto("account")
    .values({
      public_id: account.publicId,
      email_tag: account.emailTag,
      email_sealed: account.emailSealed,
      password_hash: account.passwordHash,
      role: account.role,
      display_name: account.displayName,
      person_id: account.personId,
      organization_id: account.organizationId,
      lang: account.lang,
      created_at: account.createdAt,
    })
    .onConflict((conflict) => conflict.column("email_tag").doNothing())
    .returning("id")
    .executeTakeFirst()
  return row?.id
}

/** Puts a new password's hash in the place of the one it was changed from. @returns whether that one still stood */
export async function updatePasswordHash(
  trx: Trx,
  id: number,
  hashes: { readonly from: string; readonly to: string },
): Promise<boolean> {
  const result = await trx
    .updateTable("account")
    .set({ password_hash: hashes.to })
    .where("id", "=", id)
    .where("password_hash", "=", hashes.from)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** An account as its row holds it. */
export function accountFromRow(
  row: Omit<Row<"account">, "email_tag" | "email_sealed" | "password_hash">,
) {
  return {
    id: row.id,
    publicId: row.public_id,
    role: row.role as Role,
    displayName: row.display_name,
    personId: row.person_id,
    organizationId: row.organization_id,
    lang: row.lang,
    createdAt: row.created_at,
    suspendedAt: row.suspended_at,
  } satisfies Account
}
