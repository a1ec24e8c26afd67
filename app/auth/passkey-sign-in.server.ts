import type { SignedIn } from "#app/context.server.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { sha256 } from "#app/lib/seal.server.ts"
import { commit } from "#db/commit.server.ts"
import { getAccount } from "#db/queries/accounts.server.ts"
import { findPasskeyByCredential, notePasskeyUse } from "#db/queries/passkeys.server.ts"
import { takeChallenge } from "./challenge.server.ts"
import type { FactorHouse } from "./factor-change.server.ts"
import { askPasskey, readPasskeyAnswer, verifyPasskeyAnswer } from "./passkey-answer.server.ts"
import { endSession, startSession } from "./session.server.ts"

export type PasskeySignIn = Outcome<
  { readonly token: string; readonly role: SignedIn["role"] },
  "passkey-refused" | "challenge-lapsed"
>

interface Given {
  readonly state: string
  readonly answer: string
  /** The secret that the browser was given with the question. */
  readonly knock: string
  /** The token the browser brought, whoever's it is: it is ended. */
  readonly formerToken?: string | undefined
  readonly agent?: string | null
}

/** Asks any passkey for this site to sign somebody in, in the browser that knows this secret. */
export function askToSignIn(house: FactorHouse, knock: string, now: Instant) {
  return askPasskey(house, "sign-in", { boundTo: sha256(knock) }, now)
}

/**
 * Signs in by a passkey alone: the device is what somebody has, and it verified who they are or what they
 * know. Always into a new session. An unknown passkey and one of a suspended account get one answer.
 */
export async function signInByPasskey(
  house: FactorHouse,
  given: Given,
  now: Instant,
): Promise<PasskeySignIn> {
  const bound = { purpose: "sign-in", boundTo: sha256(given.knock) } as const
  const taken = await takeChallenge(house, given.state, bound, now)
  if (!taken.ok) return taken
  const answer = readPasskeyAnswer(given.answer)
  const id = answer && Buffer.from(answer.id, "base64url")
  const passkey = id && (await findPasskeyByCredential(house.db.read, id))
  if (!passkey) return refuse("passkey-refused")
  const account = await getAccount(house.db.read, passkey.accountId)
  const handle = Buffer.from(answer.response.userHandle ?? "", "base64url").toString()
  if (handle !== account.publicId || account.suspendedAt !== null) return refuse("passkey-refused")
  const verified = await verifyPasskeyAnswer(house, passkey, { answer, challenge: taken.value })
  if (!verified.ok) return verified
  const { counter } = verified.value
  const used = await commit(house.db, async (trx) =>
    (await notePasskeyUse(trx, passkey.id, { counter, at: now }))
      ? accept(undefined)
      : refuse("passkey-refused"),
  )
  if (!used.ok) return used
  if (given.formerToken !== undefined) await endSession(house, given.formerToken)
  const token = await startSession(house, account.id, now, {
    factor: "passkey",
    agent: given.agent ?? null,
  })
  return accept({ token, role: account.role })
}
