import type { Lang } from "#app/i18n/lang.ts"
import type { Keys } from "#app/lib/seal.server.ts"
import type { Reader } from "#db/schema.ts"

/** Where to write to an account and in which language; undefined where it is erased or suspended. */
export async function findAccountAddress(
  db: Reader,
  keys: Pick<Keys, "open">,
  accountId: number,
): Promise<{ readonly email: string; readonly lang: Lang } | undefined> {
  const row = await db
    .selectFrom("account")
    .select(["email_sealed", "lang"])
    .where("id", "=", accountId)
    .where("suspended_at", "is", null)
    .where("erased_at", "is", null)
    .executeTakeFirst()
  if (!row) return undefined
  return { email: keys.open(row.email_sealed, "account").toString("utf8"), lang: row.lang as Lang }
}

/** The accounts that speak for a person: the deputy's own and the delegates'. */
export async function listAccountsOf(db: Reader, personId: number): Promise<number[]> {
  const rows = await db
    .selectFrom("account")
    .select("id")
    .where("person_id", "=", personId)
    .where("role", "in", ["deputy", "delegate"])
    .where("suspended_at", "is", null)
    .where("erased_at", "is", null)
    .orderBy("id")
    .execute()
  return rows.map(({ id }) => id)
}
