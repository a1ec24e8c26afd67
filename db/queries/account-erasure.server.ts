import type { Role } from "#app/domain/access.ts"
import type { PetitionState } from "#app/domain/petition-state.ts"
import type { Instant } from "#app/lib/instant.ts"
import type { Engine } from "#db/migrations/sql.ts"
import { deleteApiTokens } from "#db/queries/api-tokens.server.ts"
import { deleteDraftTranslations } from "#db/queries/translation-versions.server.ts"
import type { Reader, Trx } from "#db/schema.ts"

/** How many petitions of an account are in one of these states. */
export async function countPetitionsIn(
  db: Reader,
  accountId: number,
  states: readonly PetitionState[],
): Promise<number> {
  const row = await db
    .selectFrom("petition")
    .select((eb) => eb.fn.countAll().as("count"))
    .where("proponent_id", "=", accountId)
    .where("state", "in", states)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/**
 * How many accounts of a role, beside one, can sign in. Their rows are locked until the transaction ends:
 * of the last two none goes because the other is still there.
 */
export async function countOthers(
  trx: Trx,
  engine: Engine,
  role: Role,
  accountId: number,
): Promise<number> {
  const all = trx
    .selectFrom("account")
    .select("id")
    .where("role", "=", role)
    .where("suspended_at", "is", null)
    .where("erased_at", "is", null)
    .orderBy("id")
  const rows = await (engine === "postgres" ? all.forUpdate() : all).execute()
  return rows.filter(({ id }) => id !== accountId).length
}

/** How many others work for the organisation that an account leads; 0 where it leads none. */
export async function countPeopleLed(db: Reader, accountId: number): Promise<number> {
  const { count } = await db
    .selectFrom("accreditation")
    .innerJoin("account", "account.organization_id", "accreditation.organization_id")
    .select((eb) => eb.fn.countAll().as("count"))
    .where("accreditation.admin_id", "=", accountId)
    .where("account.id", "!=", accountId)
    .where("account.erased_at", "is", null)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** What the second step of signing in rests on, by table. */
const factorTables = ["totp_factor", "passkey", "backup_code"] as const

/** Takes every second factor off an account, backup codes too. */
export async function deleteFactors(trx: Trx, accountId: number): Promise<void> {
  for (const table of factorTables) {
    await trx.deleteFrom(table).where("account_id", "=", accountId).execute()
  }
}

/**
 * Destroys what an account knows of a person: address, name, password, factors, sessions, the texts of
 * drafts and the letters that wait. Its row stays, with nothing that can be turned back, as the nameless author of
 * public acts.
 * @param emailTag fresh random bytes in the place of the address's tag: the address is free again
 * @returns false where it was erased before
 */
export async function eraseAccountRow(
  trx: Trx,
  accountId: number,
  { emailTag, at }: { readonly emailTag: Buffer; readonly at: Instant },
): Promise<boolean> {
  await deleteFactors(trx, accountId)
  await deleteApiTokens(trx, accountId)
  for (const table of ["session", "outbox"] as const) {
    await trx.deleteFrom(table).where("account_id", "=", accountId).execute()
  }
  // Nobody but the author has read a draft.
  await deleteDraftTranslations(trx, accountId)
  await trx
    .updateTable("petition")
    .set({ title: "", statement: "", text_sha256: Buffer.alloc(32) })
    .where("proponent_id", "=", accountId)
    .where("state", "=", "draft")
    .execute()
  await trx
    .updateTable("report")
    .set({ email_sealed: null })
    .where("account_id", "=", accountId)
    .execute()
  await trx
    .updateTable("invitation")
    .set({ email_tag: emailTag, email_sealed: null })
    .where("accepted_by", "=", accountId)
    .execute()
  const result = await trx
    .updateTable("account")
    .set({
      email_tag: emailTag,
      email_sealed: Buffer.alloc(0),
      password_hash: "",
      display_name: null,
      name_public_at: null,
      person_id: null,
      erased_at: at,
    })
    .where("id", "=", accountId)
    .where("erased_at", "is", null)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}
