import { z } from "zod"
import type { OpenSession } from "#app/context.server.ts"
import { readOneTimeCode } from "#app/domain/factor.ts"
import { canonicalJson } from "#app/lib/canonical-json.ts"
import { later, minute } from "#app/lib/instant.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import type { Keys } from "#app/lib/seal.server.ts"
import { commit } from "#db/commit.server.ts"
import { findAccountAddress } from "#db/queries/account-address.server.ts"
import { putTotpFactor } from "#db/queries/totp-factors.server.ts"
import { settleFactorChange } from "./factor-change.server.ts"
import type { FactorHouse } from "./factor-change.server.ts"
import { forgetTries, mayTry } from "./factor-tries.server.ts"
import { sealTotpSecret } from "./totp-secret.server.ts"
import { newTotpSecret, stepOfCode, totpUri } from "./totp.server.ts"

/** A source of one-time codes on its way into somebody's app. Nothing is stored before a first code. */
export interface TotpEnrolment {
  /** To be typed in, in base32. */
  readonly secret: string
  /** To be read from a QR code. */
  readonly uri: string
  /** The secret sealed, for the session that it was made for: comes back with the first code. */
  readonly state: string
}

export type ConfirmTotpOutcome = Outcome<
  { readonly token: string },
  "code-wrong" | "code-wait" | "enrolment-lapsed"
>

/** Long enough to install an app. */
const lasts = 15 * minute

/** Begins to give an account one-time codes, or others than it has. */
export async function beginTotp(
  house: FactorHouse,
  session: OpenSession,
  site: string,
  now: Instant,
): Promise<TotpEnrolment> {
  const secret = newTotpSecret()
  const boundTo = session.idHash.toString("hex")
  const state = sealState(house.keys, { secret, boundTo, expiresAt: later(now, lasts) })
  return shown(house, session, site, { secret, state })
}

/** The same enrolment once more, after a wrong code; undefined where its state does no longer. */
export async function resumeTotp(
  house: FactorHouse,
  session: OpenSession,
  site: string,
  state: string,
  now: Instant,
): Promise<TotpEnrolment | undefined> {
  const secret = secretOf(house.keys, session, state, now)
  return secret === undefined ? undefined : shown(house, session, site, { secret, state })
}

/** Gives the account one-time codes once the app shows the right one: in the place of those it had. */
export async function confirmTotp(
  house: FactorHouse,
  session: OpenSession,
  { state, code }: { readonly state: string; readonly code: string },
  now: Instant,
): Promise<ConfirmTotpOutcome> {
  const { account } = session
  const secret = secretOf(house.keys, session, state, now)
  if (secret === undefined) return refuse("enrolment-lapsed")
  if (!(await mayTry(house, account))) return refuse("code-wait")
  const step = stepOfCode(secret, readOneTimeCode(code) ?? "", now)
  if (step === undefined) return refuse("code-wrong")
  const outcome = await commit(house.db, async (trx): Promise<ConfirmTotpOutcome> => {
    const secretSealed = sealTotpSecret(house.keys, account.id, secret)
    await putTotpFactor(trx, account.id, { secretSealed, lastStep: step, createdAt: now })
    const change = { change: "totp-added", shown: "totp" } as const
    const token = await settleFactorChange(house, trx, session, change, now)
    return token === undefined ? refuse("enrolment-lapsed") : accept({ token })
  })
  if (outcome.ok) await forgetTries(house, account)
  return outcome
}

const State = z.object({ secret: z.string(), boundTo: z.string(), expiresAt: z.string() })
const context = "totp enrolment"

function sealState(keys: Keys, state: z.infer<typeof State>): string {
  return keys.seal(Buffer.from(canonicalJson(state)), context).toString("base64url")
}

function secretOf(
  keys: Keys,
  { idHash }: OpenSession,
  sealed: string,
  now: Instant,
): string | undefined {
  try {
    const plain = keys.open(Buffer.from(sealed, "base64url"), context).toString("utf8")
    const { secret, boundTo, expiresAt } = State.parse(JSON.parse(plain))
    return boundTo === idHash.toString("hex") && now < expiresAt ? secret : undefined
  } catch {
    return undefined
  }
}

async function shown(
  { db, keys }: FactorHouse,
  { account }: OpenSession,
  site: string,
  { secret, state }: { readonly secret: string; readonly state: string },
): Promise<TotpEnrolment> {
  const address = await findAccountAddress(db.read, keys, account.id)
  return { secret, state, uri: totpUri(secret, site, address?.email ?? account.publicId) }
}
