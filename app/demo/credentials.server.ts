import { emailTag } from "#app/auth/accounts.server.ts"
import type { AccountHouse } from "#app/auth/accounts.server.ts"
import { openTotpSecret, sealTotpSecret } from "#app/auth/totp-secret.server.ts"
import { newTotpSecret } from "#app/auth/totp.server.ts"
import { cast, castEmail } from "#app/demo/cast.ts"
import type { CastMember } from "#app/demo/cast.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept } from "#app/lib/outcome.ts"
import type { Keys } from "#app/lib/seal.server.ts"
import { commit } from "#db/commit.server.ts"
import { findAccountByEmail } from "#db/queries/accounts.server.ts"
import { findTotpFactor, putTotpFactor } from "#db/queries/totp-factors.server.ts"

/** The password of everybody in the cast: another in each demonstration, for it comes from its own key. */
export function castPassword(keys: Pick<Keys, "tag">): string {
  return keys.tag("the cast", "demo password").toString("base64url").slice(0, 20)
}

/** Gives a member of the cast one-time codes, without the first code that people have to show. */
export async function giveTotp({ db, keys }: AccountHouse, accountId: number, at: Instant) {
  const secretSealed = sealTotpSecret(keys, accountId, newTotpSecret())
  await commit(db, async (trx) => {
    await putTotpFactor(trx, accountId, { secretSealed, lastStep: 0, createdAt: at })
    return accept(undefined)
  })
}

/** The secret of a member's one-time codes, to be typed into an app; undefined where they turned them off. */
export async function castSecret({ db, keys }: AccountHouse, { name }: CastMember) {
  const account = await findAccountByEmail(db.read, emailTag(keys, castEmail(name)))
  const factor = account && (await findTotpFactor(db.read, account.id))
  return factor && openTotpSecret(keys, account.id, factor.secretSealed)
}

/** The cast with the secrets of their one-time codes. */
export async function listCastSecrets(house: AccountHouse): Promise<ReadonlyMap<string, string>> {
  const secrets = new Map<string, string>()
  for (const member of cast) {
    const secret = await castSecret(house, member)
    if (secret !== undefined) secrets.set(member.name, secret)
  }
  return secrets
}
