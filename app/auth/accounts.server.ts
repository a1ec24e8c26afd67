import { emailTag } from "#app/domain/account-tag.server.ts"
import type { House } from "#app/context.server.ts"
import type { Role } from "#app/domain/access.ts"
import { decideBelonging } from "#app/domain/account.ts"
import type { Belonging, BelongingRefusal } from "#app/domain/account.ts"
import { parseEmailAddress } from "#app/domain/email-address.ts"
import type { EmailRefusal } from "#app/domain/email-address.ts"
import { decidePassword } from "#app/domain/password.ts"
import type { PasswordRefusal } from "#app/domain/password.ts"
import { newPublicId } from "#app/domain/public-id.server.ts"
import type { Lang } from "#app/i18n/lang.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { commit } from "#db/commit.server.ts"
import { insertAccount } from "#db/queries/accounts.server.ts"
import type { Trx } from "#db/schema.ts"
import { hashPassword } from "./password.server.ts"

export { emailTag } from "#app/domain/account-tag.server.ts"

/** What the deeds on accounts need of the house. */
export type AccountHouse = Pick<House, "db" | "keys">

/** An account as it is asked for. */
export interface AccountDraft extends Partial<Belonging> {
  readonly email: string
  readonly password: string
  readonly role: Role
  readonly displayName?: string | null
  readonly lang: Lang
}

export type CreateAccountOutcome = Outcome<
  { readonly id: number; readonly publicId: string },
  EmailRefusal | PasswordRefusal | BelongingRefusal | "email-taken"
>

/** What is done in the transaction that makes an account. Where it refuses, no account is made. */
type Along<Code extends string> = (
  trx: Trx,
  created: { readonly id: number; readonly publicId: string },
) => Promise<Outcome<unknown, Code>>

/**
 * Creates an account: the address sealed, the password as an Argon2id hash.
 * Refuses where the address, the password or the belonging does not do, or the address has an account.
 */
export async function createAccount<Code extends string = never>(
  { db, keys }: AccountHouse,
  draft: AccountDraft,
  now: Instant,
  along?: Along<Code>,
): Promise<CreateAccountOutcome | Outcome<never, Code>> {
  const { role, displayName = null, personId = null, organizationId = null } = draft
  const email = parseEmailAddress(draft.email)
  if (!email.ok) return email
  const belonging = decideBelonging(role, { personId, organizationId })
  if (!belonging.ok) return belonging
  const { address, canonical } = email.value
  const password = decidePassword(draft.password, [address, displayName ?? ""])
  if (!password.ok) return password

  const passwordHash = await hashPassword(draft.password)
  const publicId = newPublicId()
  return commit(db, async (trx): Promise<CreateAccountOutcome | Outcome<never, Code>> => {
    const id = await insertAccount(trx, {
      publicId,
      emailTag: emailTag(keys, canonical),
      emailSealed: keys.seal(Buffer.from(address), "account"),
      passwordHash,
      role,
      displayName,
      personId,
      organizationId,
      lang: draft.lang,
      createdAt: now,
    })
    if (id === undefined) return refuse("email-taken")
    const done = await along?.(trx, { id, publicId })
    return done && !done.ok ? done : accept({ id, publicId })
  })
}
