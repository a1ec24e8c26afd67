import { emailTag } from "#app/auth/accounts.server.ts"
import type { AccountHouse } from "#app/auth/accounts.server.ts"
import type { Credentials } from "#app/auth/sign-in.server.ts"
import { endSession, startSession } from "#app/auth/session.server.ts"
import { cast, castEmail } from "#app/demo/cast.ts"
import type { CastMember } from "#app/demo/cast.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { findAccountByEmail } from "#db/queries/accounts.server.ts"

export type CastSignIn = Outcome<
  { readonly token: string; readonly member: CastMember },
  "not-in-the-cast"
>

/**
 * Signs a visitor in as one of the cast, without a password or a code and into a new session: in the demonstration
 * alone.
 */
export async function signInAsCast(
  house: AccountHouse,
  name: string,
  { formerToken, agent = null }: Pick<Credentials, "formerToken" | "agent">,
  now: Instant,
): Promise<CastSignIn> {
  const member = cast.find((member) => member.name === name)
  if (!member) return refuse("not-in-the-cast")
  const account = await findAccountByEmail(house.db.read, emailTag(house.keys, castEmail(name)))
  if (!account) return refuse("not-in-the-cast")
  if (formerToken !== undefined) await endSession(house, formerToken)
  const token = await startSession(house, account.id, now, { factor: "demo", agent })
  return accept({ token, member })
}
