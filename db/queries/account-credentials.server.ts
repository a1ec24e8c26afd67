import type { PublicId } from "#app/domain/public-id.ts"
import type { Lang } from "#app/i18n/lang.ts"
import type { Instant } from "#app/lib/instant.ts"
import type { Reader, Row, Trx } from "#db/schema.ts"

/** What an account is signed in to by, with what letters about it need. */
export interface Credentials {
  readonly id: number
  readonly publicId: PublicId
  readonly emailTag: Buffer
  readonly passwordHash: string
  readonly lang: Lang
  readonly displayName: string | null
  readonly suspendedAt: Instant | null
}

/** The credentials of an account. @throws where there is no such account or it was erased */
export async function getCredentials(db: Reader, id: number): Promise<Credentials> {
  return asCredentials(await standing(db).where("id", "=", id).executeTakeFirstOrThrow())
}

/** The credentials of the account that a mailed link names; undefined where it is gone. */
export async function findCredentials(
  db: Reader,
  publicId: PublicId,
): Promise<Credentials | undefined> {
  const row = await standing(db).where("public_id", "=", publicId).executeTakeFirst()
  return row && asCredentials(row)
}

/** The credentials of the account of an address, by its keyed tag. */
export async function findCredentialsByEmail(
  db: Reader,
  emailTag: Buffer,
): Promise<Credentials | undefined> {
  const row = await standing(db).where("email_tag", "=", emailTag).executeTakeFirst()
  return row && asCredentials(row)
}

/** Puts another address in the place of the one whose tag it had. @returns whether that one still stood */
export async function updateEmail(
  trx: Trx,
  id: number,
  email: { readonly from: Buffer; readonly tag: Buffer; readonly sealed: Buffer },
): Promise<boolean> {
  const result = await trx
    .updateTable("account")
    .set({ email_tag: email.tag, email_sealed: email.sealed })
    .where("id", "=", id)
    .where("email_tag", "=", email.from)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

function standing(db: Reader) {
  return db.selectFrom("account").selectAll().where("erased_at", "is", null)
}

function asCredentials(row: Row<"account">): Credentials {
  return {
    id: row.id,
    publicId: row.public_id,
    emailTag: row.email_tag,
    passwordHash: row.password_hash,
    lang: row.lang as Lang,
    displayName: row.display_name,
    suspendedAt: row.suspended_at,
  }
}
