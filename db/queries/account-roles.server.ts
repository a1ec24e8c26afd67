import type { Role } from "#app/domain/access.ts"
import type { Belonging } from "#app/domain/account.ts"
import type { Instant } from "#app/lib/instant.ts"
import type { Engine } from "#db/migrations/sql.ts"
import { accountFromRow } from "#db/queries/accounts.server.ts"
import type { Account } from "#db/queries/accounts.server.ts"
import type { Reader, Trx } from "#db/schema.ts"

/** An account of the site's staff or of whoever it works with. */
export interface RoleHolder extends Account {
  readonly organization: string | null
  readonly person: string | null
}

/** Gives an account another role, and whom it speaks or works for. */
export async function updateRole(
  trx: Trx,
  id: number,
  { role, personId, organizationId }: Belonging & { readonly role: Role },
): Promise<void> {
  await trx
    .updateTable("account")
    .set({ role, person_id: personId, organization_id: organizationId, name_public_at: null })
    .where("id", "=", id)
    .execute()
}

/** Suspends an account or, with null, lets it in again. */
export async function updateSuspension(trx: Trx, id: number, at: Instant | null): Promise<void> {
  await trx.updateTable("account").set({ suspended_at: at }).where("id", "=", id).execute()
}

/** Lets an account's name stand on its organisation's page or, with null, a number in its place. */
export async function updateNamePublic(trx: Trx, id: number, at: Instant | null): Promise<void> {
  await trx.updateTable("account").set({ name_public_at: at }).where("id", "=", id).execute()
}

/** An account by public id. */
export async function findAccount(db: Reader, publicId: string): Promise<Account | undefined> {
  const row = await db
    .selectFrom("account")
    .selectAll()
    .where("public_id", "=", publicId)
    .where("erased_at", "is", null)
    .executeTakeFirst()
  return row && accountFromRow(row)
}

/** The same, held by this transaction until it ends, with its address's tag in hexadecimal. */
export async function lockAccount(
  trx: Trx,
  engine: Engine,
  publicId: string,
): Promise<(Account & { readonly emailTag: string }) | undefined> {
  const query = trx
    .selectFrom("account")
    .selectAll()
    .where("public_id", "=", publicId)
    .where("erased_at", "is", null)
  const row = await (engine === "postgres" ? query.forUpdate() : query).executeTakeFirst()
  return row && { ...accountFromRow(row), emailTag: row.email_tag.toString("hex") }
}

/** Everybody who has a role here, by role and then in the order in which they came; one role where it is given. */
export async function listRoleHolders(
  db: Reader,
  { role }: { readonly role?: Role | undefined } = {},
): Promise<RoleHolder[]> {
  const rows = await db
    .selectFrom("account")
    .leftJoin("organization", "organization.id", "account.organization_id")
    .leftJoin("person", "person.id", "account.person_id")
    .selectAll("account")
    .select(["organization.name as organization", "person.name as person"])
    .where("account.role", "<>", "constituent")
    .where("account.erased_at", "is", null)
    .$if(role !== undefined, (qb) => qb.where("account.role", "=", role ?? ""))
    .orderBy("account.role")
    .orderBy("account.id")
    .execute()
  return rows.map(({ organization, person, ...row }) => ({
    ...accountFromRow(row),
    organization,
    person,
  }))
}

/** Keys of the accounts of these roles that are not suspended. */
export async function listAccountIdsOfRoles(db: Reader, roles: readonly Role[]): Promise<number[]> {
  const rows = await db
    .selectFrom("account")
    .select("id")
    .where("role", "in", roles)
    .where("suspended_at", "is", null)
    .where("erased_at", "is", null)
    .orderBy("id")
    .execute()
  return rows.map(({ id }) => id)
}

/** Tells whether a deputy has an account of their own. */
export async function hasDeputyAccount(db: Reader, personId: number): Promise<boolean> {
  const row = await db
    .selectFrom("account")
    .select("id")
    .where("person_id", "=", personId)
    .where("role", "=", "deputy")
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
