import type { Parties } from "#app/domain/approval.ts"
import { nameIn } from "#db/queries/names.server.ts"
import type { Reader } from "#db/schema.ts"

/** Who has a stake in a proposal, by name; an account without one by its public id. */
export async function listPartyNames(
  db: Reader,
  { accountIds = [], personIds = [], organizationIds = [] }: Parties,
  lang: string,
): Promise<string[]> {
  const accounts = await db
    .selectFrom("account")
    .select(["display_name", "public_id"])
    .where("id", "in", [...accountIds, 0])
    .orderBy("id")
    .execute()
  const people = await db
    .selectFrom("person")
    .select(nameIn(lang, "person").as("name"))
    .where("id", "in", [...personIds, 0])
    .orderBy("id")
    .execute()
  const organizations = await db
    .selectFrom("organization")
    .select(nameIn(lang, "organization").as("name"))
    .where("id", "in", [...organizationIds, 0])
    .orderBy("id")
    .execute()
  return [
    ...accounts.map((account) => account.display_name ?? account.public_id),
    ...[...people, ...organizations].map(({ name }) => name),
  ]
}
