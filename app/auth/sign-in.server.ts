import type { RateLimiterAbstract } from "rate-limiter-flexible"
import type { SignedIn } from "#app/context.server.ts"
import { parseEmailAddress } from "#app/domain/email-address.ts"
import type { EmailRefusal } from "#app/domain/email-address.ts"
import type { SessionFactor } from "#app/domain/factor.ts"
import { decidePassword } from "#app/domain/password.ts"
import type { PasswordRefusal } from "#app/domain/password.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { commit } from "#db/commit.server.ts"
import { findAccountAddress } from "#db/queries/account-address.server.ts"
import {
  findAccountByEmail,
  getPasswordHash,
  updatePasswordHash,
} from "#db/queries/accounts.server.ts"
import type { Account } from "#db/queries/accounts.server.ts"
import { enqueue } from "#db/queries/outbox.server.ts"
import { limiterOf } from "#db/queries/rate-counts.server.ts"
import { deleteSessionsOf } from "#db/queries/sessions.server.ts"
import { emailTag } from "./accounts.server.ts"
import type { AccountHouse } from "./accounts.server.ts"
import { hashPassword, verifyPassword } from "./password.server.ts"
import { endSession, startSession } from "./session.server.ts"

export interface Credentials {
  readonly email: string
  readonly password: string
  /** The token the browser brought, whoever's it is: it is ended, so that nobody shares a session. */
  readonly formerToken?: string | undefined
  /** Browser and system in short words, for the list of one's own sessions. */
  readonly agent?: string | null
}

export type SignInOutcome = Outcome<
  { readonly token: string; readonly account: Account },
  EmailRefusal | "sign-in-failed" | "sign-in-wait"
>

export type ChangePasswordOutcome = Outcome<
  { readonly token: string },
  PasswordRefusal | "password-wrong"
>

interface NewPassword {
  readonly current: string
  readonly next: string
  readonly agent?: string | null
  /** The second factor of the session in which it is changed: it is not asked for again. */
  readonly factor?: SessionFactor | null
}

/** Wrong passwords for one address in a quarter of an hour: enough for people, too few for guessing. */
const failures = { name: "sign-in", points: 20, seconds: 15 * 60 }

/**
 * Signs in with an address and a password, always into a new session. An unknown address, a wrong
 * password and a suspended account get one answer after the same work.
 */
export async function signIn(
  house: AccountHouse,
  { email, password, formerToken, agent = null }: Credentials,
  now: Instant,
): Promise<SignInOutcome> {
  const address = parseEmailAddress(email)
  if (!address.ok) return address
  const tag = emailTag(house.keys, address.value.canonical)
  const key = tag.toString("hex")
  const tried = limiterOf(house.db, failures)
  if (await isOut(tried, key)) return refuse("sign-in-wait")

  const account = await findAccountByEmail(house.db.read, tag)
  const fits = await verifyPassword(account?.passwordHash, password)
  if (!account || !fits || account.suspendedAt !== null) {
    await tried.penalty(key)
    return refuse("sign-in-failed")
  }
  await tried.delete(key)
  if (formerToken !== undefined) await endSession(house, formerToken)
  const token = await startSession(house, account.id, now, { agent })
  // A change of the password ends the sessions that it finds: one that begins with the old password later
  // would outlive it.
  if ((await getPasswordHash(house.db.read, account.id)) !== account.passwordHash) {
    await endSession(house, token)
    return refuse("sign-in-failed")
  }
  return accept({ token, account })
}

/** Changes one's own password, ends every session of the account and starts a new one here. */
export async function changePassword(
  house: AccountHouse,
  actor: SignedIn,
  passwords: NewPassword,
  now: Instant,
): Promise<ChangePasswordOutcome> {
  const { db, keys } = house
  const from = await getPasswordHash(db.read, actor.id)
  if (!(await verifyPassword(from, passwords.current))) return refuse("password-wrong")
  const address = await findAccountAddress(db.read, keys, actor.id)
  const ownWords = [address?.email ?? "", actor.displayName ?? ""]
  const decision = decidePassword(passwords.next, ownWords)
  if (!decision.ok) return decision

  const to = await hashPassword(passwords.next)
  const changed = await commit(db, async (trx) => {
    if (!(await updatePasswordHash(trx, actor.id, { from, to }))) return refuse("password-wrong")
    await deleteSessionsOf(trx, actor.id)
    await enqueue(trx, keys, "password-changed", { accountId: actor.id }, now)
    return accept(undefined)
  })
  if (!changed.ok) return changed
  return accept({
    token: await startSession(house, actor.id, now, {
      agent: passwords.agent ?? null,
      factor: passwords.factor ?? null,
    }),
  })
}

async function isOut(tried: RateLimiterAbstract, key: string): Promise<boolean> {
  const counted = await tried.get(key)
  return counted !== null && counted.remainingPoints <= 0
}
