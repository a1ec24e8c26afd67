import { Lucia, TimeSpan } from "lucia"
import type { Adapter, DatabaseSession } from "lucia"
import type { House, SignedIn } from "#app/context.server.ts"
import { newPublicId } from "#app/domain/public-id.server.ts"
import { sessionLimits } from "#app/domain/session.ts"
import type { SessionLimits } from "#app/domain/session.ts"
import { fromDate, later, toDate } from "#app/lib/instant.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept } from "#app/lib/outcome.ts"
import { newSecret, sha256 } from "#app/lib/seal.server.ts"
import { commit } from "#db/commit.server.ts"
import type { Account } from "#db/queries/accounts.server.ts"
import { getAccount } from "#db/queries/accounts.server.ts"
import * as sessions from "#db/queries/sessions.server.ts"
import type { Trx } from "#db/schema.ts"

/*
 * The one file that knows Lucia. Lucia decides when a session ends and when it is renewed; on top of it
 * stand here: only the token's hash is stored, a session has an absolute end, and time is our own clock's.
 */

declare module "lucia" {
  interface Register {
    Lucia: Lucia<object, { account: Account }>
    UserId: number
    DatabaseUserAttributes: { account: Account }
  }
}

type Store = Pick<House, "db">

/** Who a token belongs to. `renewed`: over half of the idle time had passed, so the session was prolonged. */
export interface ReadSession {
  readonly account: SignedIn
  readonly renewed: boolean
}

/** Starts a session for an account. @returns its token, fresh and random: what the cookie carries */
export async function startSession(house: Store, accountId: number, now: Instant): Promise<string> {
  const { role } = await getAccount(house.db.read, accountId)
  const token = newSecret()
  const lucia = luciaAt(house, now, sessionLimits(role))
  await lucia.createSession(accountId, {}, { sessionId: idOf(token) })
  return token
}

/** Reads a session by its token. @returns null where it has ended, never was, or its account is suspended */
export async function readSession(
  house: Store,
  token: string,
  now: Instant,
): Promise<ReadSession | null> {
  const id = idOf(token)
  const role = await sessions.findRoleOfSession(house.db.read, hashOf(id))
  if (role === undefined) return null
  const { session, user } = await luciaAt(house, now, sessionLimits(role)).validateSession(id)
  return session && { account: signedIn(user.account), renewed: session.fresh }
}

/** Ends the session of a token, if there is one. */
export async function endSession(house: Store, token: string): Promise<void> {
  await write(house, (trx) => sessions.deleteSession(trx, sha256(token)))
}

/** Ends every session of an account: on all its devices. */
export async function endAllSessions(house: Store, accountId: number): Promise<void> {
  await write(house, (trx) => sessions.deleteSessionsOf(trx, accountId))
}

/** How many sessions of an account are open at an instant. */
export async function countSessions(house: Store, account: SignedIn, now: Instant) {
  const open = await luciaAt(house, now, sessionLimits(account.role)).getUserSessions(account.id)
  return open.length
}

/** Forgets sessions that have ended, where there are any. For the worker. */
export async function forgetEndedSessions(house: Store, now: Instant): Promise<void> {
  if (!(await sessions.hasExpiredSessions(house.db.read, now))) return
  await luciaAt(house, now, sessionLimits("constituent")).deleteExpiredSessions()
}

function luciaAt(house: Store, now: Instant, limits: SessionLimits) {
  return new Lucia(adapterAt(house, now, limits), {
    sessionExpiresIn: new TimeSpan(limits.idle, "ms"),
    getUserAttributes: ({ account }) => ({ account }),
  })
}

/** Lucia compares with the machine's time: every instant it is given or gives is moved by our clock's distance. */
function adapterAt(house: Store, now: Instant, limits: SessionLimits): Adapter {
  const { read } = house.db

  function forLucia(session: sessions.Session): DatabaseSession {
    return {
      id: session.idHash.toString("hex"),
      userId: session.accountId,
      expiresAt: toDate(session.expiresAt, now),
      attributes: {},
    }
  }

  function expiry(asked: Date, createdAt: Instant): Instant {
    const idle = fromDate(asked, now)
    const end = later(createdAt, limits.absolute)
    return idle < end ? idle : end
  }

  return {
    async getSessionAndUser(id) {
      const found = await sessions.findSessionWithAccount(read, hashOf(id))
      if (!found) return [null, null]
      const { session, account } = found
      if (account.suspendedAt !== null) return [forLucia(session), null]
      return [forLucia(session), { id: account.id, attributes: { account } }]
    },
    async getUserSessions(accountId) {
      return (await sessions.listSessions(read, accountId)).map(forLucia)
    },
    setSession: ({ id, userId, expiresAt }) =>
      write(house, (trx) =>
        sessions.insertSession(trx, {
          idHash: hashOf(id),
          accountId: userId,
          publicId: newPublicId(),
          agent: null,
          factor: null,
          provedAt: now,
          seenAt: now,
          createdAt: now,
          expiresAt: expiry(expiresAt, now),
        }),
      ),
    async updateSessionExpiration(id, expiresAt) {
      const session = await sessions.findSession(read, hashOf(id))
      if (!session) return
      const next = expiry(expiresAt, session.createdAt)
      if (next <= session.expiresAt) return
      await write(house, (trx) => sessions.updateSessionExpiry(trx, hashOf(id), next))
    },
    deleteSession: (id) => write(house, (trx) => sessions.deleteSession(trx, hashOf(id))),
    deleteUserSessions: (id) => write(house, (trx) => sessions.deleteSessionsOf(trx, id)),
    deleteExpiredSessions: () => write(house, (trx) => sessions.deleteExpiredSessions(trx, now)),
  }
}

async function write(house: Store, job: (trx: Trx) => Promise<void>): Promise<void> {
  await commit(house.db, async (trx) => {
    await job(trx)
    return accept(undefined)
  })
}

/** Lucia's name of a session: the hash of its token, as hexadecimal text. */
function idOf(token: string): string {
  return sha256(token).toString("hex")
}

function hashOf(id: string): Buffer {
  return Buffer.from(id, "hex")
}

function signedIn(account: Account): SignedIn {
  const { id, publicId, role, displayName, personId, organizationId } = account
  return { id, publicId, role, displayName, personId, organizationId }
}
