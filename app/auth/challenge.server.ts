import { z } from "zod"
import type { House } from "#app/context.server.ts"
import { canonicalJson } from "#app/lib/canonical-json.ts"
import { later, minute } from "#app/lib/instant.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { newKey, sha256 } from "#app/lib/seal.server.ts"
import type { Keys } from "#app/lib/seal.server.ts"
import { commit } from "#db/commit.server.ts"
import { spendChallenge } from "#db/queries/factor-challenges.server.ts"

/** What a passkey is asked to sign for. An answer to one does not do for another. */
export type Purpose = "enrol" | "prove" | "sign-in"

/** A challenge on its way to a device: as the device signs it, and sealed, as the form brings it back. */
export interface Challenge {
  /** 32 random bytes as base64url. */
  readonly challenge: string
  readonly state: string
}

/** WebAuthn advises five to ten minutes; ours lasts as long as a person may look for their key. */
const lasts = 5 * minute

/**
 * Makes a challenge for one purpose and one browser. Nothing is stored: opening a page writes nothing.
 * @param boundTo the hash of what that browser alone knows, such as its session's token
 */
export function makeChallenge(
  keys: Keys,
  purpose: Purpose,
  boundTo: Buffer,
  now: Instant,
): Challenge {
  const challenge = newKey().toString("base64url")
  const state = { challenge, purpose, boundTo: boundTo.toString("hex") }
  const sealed = canonicalJson({ ...state, expiresAt: later(now, lasts) })
  return { challenge, state: keys.seal(Buffer.from(sealed), context).toString("base64url") }
}

/**
 * Takes a challenge back and uses it up, whether or not its answer turns out to be right.
 * @returns the challenge as the device had to sign it; refused where it is not this browser's, is older
 * than five minutes or was answered before
 */
export async function takeChallenge(
  { db, keys }: Pick<House, "db" | "keys">,
  state: string,
  { purpose, boundTo }: { readonly purpose: Purpose; readonly boundTo: Buffer },
  now: Instant,
): Promise<Outcome<string, "challenge-lapsed">> {
  const made = opened(keys, state)
  const fits = made?.purpose === purpose && made.boundTo === boundTo.toString("hex")
  if (!fits || now >= made.expiresAt) return refuse("challenge-lapsed")
  const { challenge, expiresAt } = made
  return commit(db, async (trx): Promise<Outcome<string, "challenge-lapsed">> => {
    const isNew = await spendChallenge(trx, sha256(challenge), { now, expiresAt })
    return isNew ? accept(challenge) : refuse("challenge-lapsed")
  })
}

const State = z.object({
  challenge: z.string(),
  purpose: z.string(),
  boundTo: z.string(),
  expiresAt: z.string(),
})
const context = "passkey challenge"

function opened(keys: Keys, state: string): z.infer<typeof State> | undefined {
  try {
    const plain = keys.open(Buffer.from(state, "base64url"), context).toString("utf8")
    return State.parse(JSON.parse(plain))
  } catch {
    return undefined
  }
}
