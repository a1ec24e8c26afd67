import { sql } from "kysely"
import type { RawBuilder, SqlBool } from "kysely"
import type { Reader, Trx } from "#db/schema.ts"

/** Somebody who codes, and the accredited organisation that they code for. */
export interface AccreditedCoder {
  readonly id: number
  readonly organizationId: number
}

/**
 * The account, where it may code at all: a watchdog's that is not suspended, of an organisation whose
 * accreditation stands.
 */
export async function findAccreditedCoder(
  db: Reader,
  accountId: number,
): Promise<AccreditedCoder | undefined> {
  const row = await db
    .selectFrom("account")
    .innerJoin("accreditation", "accreditation.organization_id", "account.organization_id")
    .select(["account.id", "account.organization_id"])
    .where("account.id", "=", accountId)
    .where("account.role", "=", "watchdog")
    .where("account.suspended_at", "is", null)
    .where("account.erased_at", "is", null)
    .where("accreditation.kind", "=", "watchdog")
    .where("accreditation.state", "=", "admitted")
    .executeTakeFirst()
  const organizationId = row?.organization_id ?? null
  return row && organizationId !== null ? { id: row.id, organizationId } : undefined
}

/** Tells whether an account declared that it is bound to a deputy, or to a party the deputy sat for. */
export async function hasBond(db: Reader, accountId: number, personId: number): Promise<boolean> {
  const { rows } = await sql<{ id: number }>`
    select account.id from account
    where account.id = ${accountId}
      and ${isBound(sql.ref("account.id"), sql`cast(${personId} as integer)`)}`.execute(db)
  return rows.length > 0
}

/** The same as a condition. A bond that was declared to be over binds no longer. */
export function isBound(
  account: RawBuilder<unknown>,
  person: RawBuilder<unknown>,
): RawBuilder<SqlBool> {
  return sql<SqlBool>`exists (
    select 1 from declared_conflict bond
    where bond.account_id = ${account} and bond.ended_at is null
      and (bond.person_id = ${person} or exists (
        select 1 from membership sat where sat.person_id = ${person}
          and bond.organization_id in (sat.on_behalf_of_id, sat.organization_id))))`
}

/** The public name of a coder, which is no name: made on the first coding and kept for good. */
export async function keepPseudonym(trx: Trx, accountId: number, pseudonym: string): Promise<void> {
  await trx
    .insertInto("coder_pseudonym")
    .values({ account_id: accountId, pseudonym })
    .onConflict((conflict) => conflict.column("account_id").doNothing())
    .execute()
}
