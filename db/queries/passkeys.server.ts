import type { PublicId } from "#app/domain/public-id.ts"
import type { Instant } from "#app/lib/instant.ts"
import type { Reader, Row, Trx } from "#db/schema.ts"

/** A passkey as its owner's device and this site know it (WebAuthn, section 4: credential record). */
export interface Passkey {
  readonly id: number
  readonly publicId: PublicId
  readonly accountId: number
  readonly credentialId: Buffer
  /** COSE key. */
  readonly publicKey: Buffer
  /** How often the device says it has signed; 0 where it does not count. */
  readonly counter: number
  /** How the device is reached, as it told: `internal`, `usb`, … */
  readonly transports: readonly string[]
  /** What its owner calls it. */
  readonly name: string
  readonly createdAt: Instant
  readonly usedAt: Instant | null
}

/** The passkeys of an account, the oldest first. */
export async function listPasskeys(db: Reader, accountId: number): Promise<Passkey[]> {
  const rows = await db
    .selectFrom("passkey")
    .selectAll()
    .where("account_id", "=", accountId)
    .orderBy("id")
    .execute()
  return rows.map(asPasskey)
}

/** A passkey by the id that the device gives it. */
export async function findPasskeyByCredential(
  db: Reader,
  credentialId: Buffer,
): Promise<Passkey | undefined> {
  const row = await db
    .selectFrom("passkey")
    .selectAll()
    .where("credential_id", "=", credentialId)
    .executeTakeFirst()
  return row && asPasskey(row)
}

/** Stores a passkey. @returns false where its credential is stored already, whoever's it is */
export async function insertPasskey(
  trx: Trx,
  passkey: Omit<Passkey, "id" | "usedAt">,
): Promise<boolean> {
  const row = await trx
    .insertInto("passkey")
    .values({
      public_id: passkey.publicId,
      account_id: passkey.accountId,
      credential_id: passkey.credentialId,
      public_key: passkey.publicKey,
      counter: passkey.counter,
      transports: passkey.transports.join(" "),
      name: passkey.name,
      created_at: passkey.createdAt,
    })
    .onConflict((conflict) => conflict.column("credential_id").doNothing())
    .returning("id")
    .executeTakeFirst()
  return row !== undefined
}

/**
 * Notes that a passkey signed. Its counter has to have grown since, unless the device does not count
 * (WebAuthn, section 7.2, step 22). @returns false where it has not: there may be two of the device
 */
export async function notePasskeyUse(
  trx: Trx,
  id: number,
  { counter, at }: { readonly counter: number; readonly at: Instant },
): Promise<boolean> {
  const result = await trx
    .updateTable("passkey")
    .set({ counter, used_at: at })
    .where("id", "=", id)
    .where("counter", counter === 0 ? "=" : "<", counter)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** Calls a passkey of an account otherwise. @returns whether the account has it */
export async function renamePasskey(
  trx: Trx,
  accountId: number,
  publicId: PublicId,
  name: string,
): Promise<boolean> {
  const result = await trx
    .updateTable("passkey")
    .set({ name })
    .where("account_id", "=", accountId)
    .where("public_id", "=", publicId)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** Forgets a passkey of an account. @returns whether the account had it */
export async function deletePasskey(
  trx: Trx,
  accountId: number,
  publicId: PublicId,
): Promise<boolean> {
  const result = await trx
    .deleteFrom("passkey")
    .where("account_id", "=", accountId)
    .where("public_id", "=", publicId)
    .executeTakeFirst()
  return result.numDeletedRows > 0n
}

function asPasskey(row: Row<"passkey">): Passkey {
  return {
    id: row.id,
    publicId: row.public_id,
    accountId: row.account_id,
    credentialId: row.credential_id,
    publicKey: row.public_key,
    // PostgreSQL gives 64 bits as text.
    counter: Number(String(row.counter)),
    transports: row.transports.split(" ").filter(Boolean),
    name: row.name,
    createdAt: row.created_at,
    usedAt: row.used_at,
  }
}
