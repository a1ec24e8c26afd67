import type { Scope } from "#app/domain/rescope.ts"
import type { PartialDay } from "#app/lib/day.ts"
import type { Instant } from "#app/lib/instant.ts"
import type { Reader, Trx } from "#db/schema.ts"

/** A promise that its deputy scoped anew: the deputy's word. */
export interface Rescope {
  readonly publicId: string
  readonly number: number
  readonly scope: Scope
  readonly dueOn: PartialDay | null
  readonly text: string
  readonly lang: string
  readonly at: Instant
  readonly authorRole: string
}

/** How a promise was scoped anew, the latest first. */
export async function listRescopes(db: Reader, pledgeId: number): Promise<Rescope[]> {
  const rows = await db
    .selectFrom("rescope")
    .innerJoin("account", "account.id", "rescope.account_id")
    .selectAll("rescope")
    .select("account.role as author_role")
    .where("pledge_id", "=", pledgeId)
    .orderBy("number", "desc")
    .execute()
  return rows.map((row) => ({
    publicId: row.public_id,
    number: row.number,
    scope: row.scope as Scope,
    dueOn: row.due_on,
    text: row.text,
    lang: row.lang,
    at: row.at,
    authorRole: row.author_role,
  }))
}

/** Adds how a promise is scoped anew under the next number. */
export async function insertRescope(
  trx: Trx,
  rescope: Omit<Rescope, "authorRole"> & { readonly pledgeId: number; readonly accountId: number },
): Promise<void> {
  await trx
    .insertInto("rescope")
    .values({
      public_id: rescope.publicId,
      pledge_id: rescope.pledgeId,
      number: rescope.number,
      scope: rescope.scope,
      due_on: rescope.dueOn,
      text: rescope.text,
      lang: rescope.lang,
      account_id: rescope.accountId,
      at: rescope.at,
    })
    .execute()
}
