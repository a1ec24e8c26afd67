import type { OpenSession } from "#app/context.server.ts"
import { proofsFor, readBackupCode, readOneTimeCode } from "#app/domain/factor.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { commit } from "#db/commit.server.ts"
import { getPasswordHash } from "#db/queries/accounts.server.ts"
import { spendBackupCode } from "#db/queries/backup-codes.server.ts"
import { enqueue } from "#db/queries/outbox.server.ts"
import { findPasskeyByCredential, notePasskeyUse } from "#db/queries/passkeys.server.ts"
import { getFactors } from "#db/queries/session-proofs.server.ts"
import { findTotpFactor, spendTotpStep } from "#db/queries/totp-factors.server.ts"
import type { Trx } from "#db/schema.ts"
import { backupCodeTag } from "./backup-code-tag.server.ts"
import { takeChallenge } from "./challenge.server.ts"
import type { FactorHouse } from "./factor-change.server.ts"
import { forgetTries, mayTry } from "./factor-tries.server.ts"
import { readPasskeyAnswer, verifyPasskeyAnswer } from "./passkey-answer.server.ts"
import { verifyPassword } from "./password.server.ts"
import { renewToken } from "./session.server.ts"
import { openTotpSecret } from "./totp-secret.server.ts"
import { stepOfCode } from "./totp.server.ts"

export type ProvingRefusal =
  | "code-wrong"
  | "code-used"
  | "code-wait"
  | "password-wrong"
  | "passkey-refused"
  | "challenge-lapsed"
  | "session-over"

/** The session's next token: a proof always changes it. */
export type ProvingOutcome = Outcome<{ readonly token: string }, ProvingRefusal>

/** What somebody gives to prove who they are: one of these. */
export interface GivenProof {
  readonly code?: string | undefined
  readonly password?: string | undefined
  readonly passkey?: { readonly state: string; readonly answer: string } | undefined
}

/** Proves who holds a session by whatever they give. */
export function prove(
  house: FactorHouse,
  session: OpenSession,
  { code, password, passkey }: GivenProof,
  now: Instant,
): Promise<ProvingOutcome> {
  if (passkey) return proveByPasskey(house, session, passkey, now)
  if (password !== undefined) return proveByPassword(house, session, password, now)
  return proveByCode(house, session, code ?? "", now)
}

/** Proves who holds a session by a code: a one-time code of their app, or a backup code instead of it. */
export async function proveByCode(
  house: FactorHouse,
  session: OpenSession,
  code: string,
  now: Instant,
): Promise<ProvingOutcome> {
  if (!(await mayTry(house, session.account))) return refuse("code-wait")
  const outcome = await commit(house.db, (trx) => judgeCode(house, trx, session, code, now))
  if (outcome.ok) await forgetTries(house, session.account)
  return outcome
}

/** Proves who holds a session by a passkey of its account, the device having verified its user. */
export async function proveByPasskey(
  house: FactorHouse,
  session: OpenSession,
  given: { readonly state: string; readonly answer: string },
  now: Instant,
): Promise<ProvingOutcome> {
  const boundTo = session.idHash
  const taken = await takeChallenge(house, given.state, { purpose: "prove", boundTo }, now)
  if (!taken.ok) return taken
  const answer = readPasskeyAnswer(given.answer)
  if (!answer) return refuse("passkey-refused")
  const id = Buffer.from(answer.id, "base64url")
  const passkey = await findPasskeyByCredential(house.db.read, id)
  if (passkey?.accountId !== session.account.id) return refuse("passkey-refused")
  const verified = await verifyPasskeyAnswer(house, passkey, { answer, challenge: taken.value })
  if (!verified.ok) return verified
  return commit(house.db, async (trx): Promise<ProvingOutcome> => {
    const { counter } = verified.value
    if (!(await notePasskeyUse(trx, passkey.id, { counter, at: now })))
      return refuse("passkey-refused")
    return proved(trx, session, "passkey", now)
  })
}

/** Proves who holds a session by the password: for accounts that have nothing better. */
export async function proveByPassword(
  house: FactorHouse,
  session: OpenSession,
  password: string,
  now: Instant,
): Promise<ProvingOutcome> {
  const { account } = session
  const proofs = proofsFor(await getFactors(house.db.read, account.id))
  if (!proofs.includes("password")) return refuse("password-wrong")
  if (!(await mayTry(house, account))) return refuse("code-wait")
  const hash = await getPasswordHash(house.db.read, account.id)
  if (!(await verifyPassword(hash, password))) return refuse("password-wrong")
  await forgetTries(house, account)
  return commit(house.db, (trx) => proved(trx, session, session.factor, now))
}

async function judgeCode(
  house: FactorHouse,
  trx: Trx,
  session: OpenSession,
  text: string,
  now: Instant,
): Promise<ProvingOutcome> {
  const { id } = session.account
  const code = readOneTimeCode(text)
  if (code !== undefined) {
    const factor = await findTotpFactor(trx, id)
    const secret = factor && openTotpSecret(house.keys, id, factor.secretSealed)
    const step = secret === undefined ? undefined : stepOfCode(secret, code, now)
    if (step === undefined) return refuse("code-wrong")
    if (!(await spendTotpStep(trx, id, step))) return refuse("code-used")
    return proved(trx, session, "totp", now)
  }
  const backup = readBackupCode(text)
  const tag = backup && backupCodeTag(house.keys, id, backup)
  if (!tag || !(await spendBackupCode(trx, id, tag, now))) return refuse("code-wrong")
  const letter = { accountId: id, change: "backup-code-used" }
  await enqueue(trx, house.keys, "factor-changed", letter, now)
  return proved(trx, session, "backup-code", now)
}

async function proved(
  trx: Trx,
  session: OpenSession,
  factor: OpenSession["factor"],
  now: Instant,
): Promise<ProvingOutcome> {
  const token = await renewToken(trx, session, { factor, provedAt: now })
  return token === undefined ? refuse("session-over") : accept({ token })
}
