import type { TwoPersons } from "./approval-deeds.server.ts"
import { newPublicId } from "./public-id.server.ts"
import type { PublicId } from "./public-id.ts"
import type { Instant } from "#app/lib/instant.ts"
import { touch } from "#db/commit.server.ts"
import { getAccount } from "#db/queries/accounts.server.ts"
import { insertRemoval } from "#db/queries/removals.server.ts"
import type { NewRemoval } from "#db/queries/removals.server.ts"
import type { Trx } from "#db/schema.ts"

/** What goes into the ledger; who the two were stays inside, their roles are public. */
export type RemovalEntry = Pick<
  NewRemoval,
  "measure" | "class" | "subjectKind" | "subject" | "count" | "of"
> & { readonly by: TwoPersons }

/** Writes an entry into the public ledger of removals, in the transaction of the deed itself. */
export async function recordRemoval(
  trx: Trx,
  { by, ...entry }: RemovalEntry,
  now: Instant,
): Promise<{ readonly id: number; readonly publicId: PublicId }> {
  const publicId = newPublicId()
  const id = await insertRemoval(trx, {
    ...entry,
    publicId,
    at: now,
    roles: await rolesOf(trx, by),
    first: by.first,
    second: by.second,
  })
  await touch(trx, "removal", id, now)
  return { id, publicId }
}

async function rolesOf(trx: Trx, { first, second }: TwoPersons): Promise<string> {
  const { role } = await getAccount(trx, first)
  return first === second ? role : `${role}+${(await getAccount(trx, second)).role}`
}
