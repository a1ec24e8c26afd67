import { z } from "zod"
import { decideLeaving } from "./account.ts"
import type { Executor } from "./approval-deeds.server.ts"
import { changeRole } from "./role.server.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import { touch } from "#db/commit.server.ts"
import {
  hasDeputyAccount,
  listAccountIdsOfRoles,
  lockAccount,
  updateSuspension,
} from "#db/queries/account-roles.server.ts"
import { findPerson } from "#db/queries/people.server.ts"
import { deleteSessionsOf } from "#db/queries/sessions.server.ts"
import type { Trx } from "#db/schema.ts"

/** Suspends an account: its sessions end, and it signs in no more. One operator must stay. */
export const suspendAccount: Executor = async (house, trx, { subject }, _, now) => {
  const account = await lockAccount(trx, house.db.engine, subject)
  if (!account) return refuse("no-such-account")
  if (account.suspendedAt !== null) return refuse("account-elsewhere")
  const leaving = decideLeaving(account.role, await countOtherOperators(trx, account.id))
  if (!leaving.ok) return leaving
  await updateSuspension(trx, account.id, now)
  await deleteSessionsOf(trx, account.id)
  await touchWorkplace(trx, account.organizationId, now)
  return accept(undefined)
}

/** Lets a suspended account sign in again. */
export const reinstateAccount: Executor = async (house, trx, { subject }, _, now) => {
  const account = await lockAccount(trx, house.db.engine, subject)
  if (!account) return refuse("no-such-account")
  if (account.suspendedAt === null) return refuse("account-elsewhere")
  await updateSuspension(trx, account.id, null)
  await touchWorkplace(trx, account.organizationId, now)
  return accept(undefined)
}

/** What a claim of a deputy's profile carries: whose account is to speak for the deputy, and as what. */
export const ClaimBody = z.object({
  /** Public id of the account. */
  account: z.string(),
  role: z.enum(["deputy", "delegate"]),
})

/**
 * Lets an account speak for a deputy: as the deputy, of whom there is one account, or for the deputy.
 * Refuses an account that has a role already.
 */
export const claimPerson: Executor = async (house, trx, { subject, body }, _, now) => {
  const { account: publicId, role } = ClaimBody.parse(body)
  const person = await findPerson(trx, subject, "kk")
  if (!person) return refuse("no-such-person")
  const account = await lockAccount(trx, house.db.engine, publicId)
  if (account?.suspendedAt !== null) return refuse("no-such-account")
  if (account.role !== "constituent") return refuse("has-a-role")
  if (role === "deputy" && (await hasDeputyAccount(trx, person.id))) return refuse("person-claimed")
  await changeRole(trx, account.id, { role, personId: person.id })
  await touch(trx, "person", person.id, now)
  return accept(undefined)
}

/** How many operators there are beside an account who can sign in. */
export async function countOtherOperators(trx: Trx, accountId: number): Promise<number> {
  const operators = await listAccountIdsOfRoles(trx, ["operator"])
  return operators.filter((id) => id !== accountId).length
}

/** The page of an organisation counts its people. */
async function touchWorkplace(trx: Trx, organizationId: number | null, now: string): Promise<void> {
  if (organizationId !== null) await touch(trx, "organization", organizationId, now)
}
