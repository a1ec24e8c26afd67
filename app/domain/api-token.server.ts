import { decideToken, scopeDeeds } from "./api-scope.ts"
import type { Scope, TokenOrder, TokenRefusal } from "./api-scope.ts"
import { mayDo } from "./access.ts"
import type { Actor } from "./access.ts"
import { audited } from "./audit.server.ts"
import { newPublicId } from "./public-id.server.ts"
import { later } from "#app/lib/instant.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { newSecret, sha256 } from "#app/lib/seal.server.ts"
import { commit } from "#db/commit.server.ts"
import type { Db } from "#db/connection.server.ts"
import { findSuspension } from "#db/queries/accreditation-steps.server.ts"
import { getAccount } from "#db/queries/accounts.server.ts"
import {
  findApiToken,
  insertApiToken,
  listApiTokens,
  revokeApiToken,
  updateTokenUse,
} from "#db/queries/api-tokens.server.ts"
import type { ApiToken } from "#db/queries/api-tokens.server.ts"

/** By these letters a scanner of source code knows what somebody left there. */
const mark = "uade_"

/** Last use is told to the minute: a program that writes much does not write this each time. */
const minute = 60_000

/** Whether a token can be used at an instant. */
export function stands(token: ApiToken, now: Instant): boolean {
  return token.revokedAt === null && now < token.expiresAt
}

/**
 * Makes a token. Its secret is told this once: its SHA-256 alone is kept (256 random bits need no salt).
 * Refuses as `decideToken`.
 */
export function makeToken(
  { db }: { readonly db: Db },
  order: TokenOrder,
  actor: Actor,
  now: Instant,
): Promise<Outcome<{ readonly secret: string }, TokenRefusal>> {
  const secret = mark + newSecret()
  const publicId = newPublicId()
  const attempt = { deed: "token.make", subjectKind: "token", subject: publicId } as const
  const details = { scopes: order.scopes, days: order.days }
  return audited({ db }, { ...attempt, details }, actor, now, async (trx) => {
    const tokens = await listApiTokens(trx, actor.id)
    const standing = tokens.filter((token) => stands(token, now)).map(({ label }) => label)
    const decided = decideToken(order, standing, now)
    if (!decided.ok) return decided
    const { scopes } = order
    const token = { publicId, accountId: actor.id, scopes, createdAt: now, ...decided.value }
    await insertApiToken(trx, token, sha256(secret))
    return accept({ secret })
  })
}

/** Revokes one's own token: the next request with it is refused. Refuses `no-such-token`. */
export function revokeToken(
  { db }: { readonly db: Db },
  publicId: string,
  actor: Actor,
  now: Instant,
): Promise<Outcome<undefined, "no-such-token">> {
  const attempt = { deed: "token.revoke", subjectKind: "token", subject: publicId } as const
  return audited({ db }, attempt, actor, now, async (trx) => {
    const revoked = await revokeApiToken(trx, actor.id, publicId, now)
    return revoked ? accept(undefined) : refuse("no-such-token")
  })
}

/** Who a program writes for, by which of their tokens. */
export interface Bearer {
  readonly token: ApiToken
  readonly actor: Actor & { readonly publicId: string }
}

/**
 * Whose program it is, by its secret, and that it may write this now: the token stands and has the scope, its
 * owner is not suspended and may still do the deed. Notes the use.
 *
 * Refuses `token-unknown` (also one that is over, revoked, or of a suspended account: a program learns no
 * more) and `scope-missing`.
 */
export async function admitBearer(
  db: Db,
  secret: string,
  scope: Scope,
  now: Instant,
): Promise<Outcome<Bearer, "token-unknown" | "scope-missing">> {
  const token = secret.startsWith(mark) ? await findApiToken(db.read, sha256(secret)) : undefined
  if (!token || !stands(token, now)) return refuse("token-unknown")
  const account = await getAccount(db.read, token.accountId)
  if (account.suspendedAt !== null) return refuse("token-unknown")
  const { organizationId } = account
  const barredSince =
    organizationId === null ? undefined : await findSuspension(db.read, organizationId)
  const actor = { ...account, barredSince }
  if (!token.scopes.includes(scope) || !mayDo(actor, scopeDeeds[scope]))
    return refuse("scope-missing")
  await noteUse(db, token, now)
  return accept({ token, actor })
}

async function noteUse(db: Db, { id, usedAt }: ApiToken, now: Instant): Promise<void> {
  if (usedAt !== null && now < later(usedAt, minute)) return
  await commit(db, async (trx) => {
    await updateTokenUse(trx, id, now)
    return accept(undefined)
  })
}
