import { readSession, startSession } from "#app/auth/session.server.ts"
import { sealTotpSecret } from "#app/auth/totp-secret.server.ts"
import { newTotpSecret } from "#app/auth/totp.server.ts"
import type { House, OpenSession } from "#app/context.server.ts"
import type { SessionFactor } from "#app/domain/factor.ts"
import { accept } from "#app/lib/outcome.ts"
import { commit } from "#db/commit.server.ts"
import { putTotpFactor } from "#db/queries/totp-factors.server.ts"

/**
 * A session of an account, by default a whole one: its second factor was given.
 * @returns its token
 */
export function makeSession(
  house: Pick<House, "db" | "clock">,
  accountId: number,
  factor: SessionFactor | null = "totp",
): Promise<string> {
  return startSession(house, accountId, house.clock.now(), { factor })
}

/** The header by which a browser brings the session of a token: a house's, or a running site's. */
export function cookieOf({ origin }: Pick<House, "origin">, token: string): string {
  return `${origin.startsWith("https:") ? "__Host-sid" : "sid"}=${token}`
}

/** The session of a token, as the gate reads it. @throws where there is none */
export async function openSession(
  house: Pick<House, "db" | "clock" | "mode">,
  token: string,
): Promise<OpenSession> {
  const session = await readSession(house, token, house.clock.now())
  if (!session) throw new Error("a test's session has ended")
  return session
}

/** Gives an account one-time codes. @returns their secret */
export async function makeTotp(
  { db, keys, clock }: Pick<House, "db" | "keys" | "clock">,
  accountId: number,
): Promise<string> {
  const secret = newTotpSecret()
  const secretSealed = sealTotpSecret(keys, accountId, secret)
  await commit(db, async (trx) => {
    await putTotpFactor(trx, accountId, { secretSealed, lastStep: 0, createdAt: clock.now() })
    return accept(undefined)
  })
  return secret
}
