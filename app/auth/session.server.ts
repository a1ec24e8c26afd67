import { Lucia, TimeSpan } from "lucia"
import type { House, OpenSession, SignedIn } from "#app/context.server.ts"
import { hasFactor, standingOf } from "#app/domain/factor.ts"
import type { SessionFactor } from "#app/domain/factor.ts"
import { newPublicId } from "#app/domain/public-id.server.ts"
import { sessionLimits } from "#app/domain/session.ts"
import type { SessionLimits } from "#app/domain/session.ts"
import { later, minute } from "#app/lib/instant.ts"
import type { Instant } from "#app/lib/instant.ts"
import { newSecret, sha256 } from "#app/lib/seal.server.ts"
import type { Account } from "#db/queries/accounts.server.ts"
import { getAccount } from "#db/queries/accounts.server.ts"
import {
  getFactors,
  replaceSessionToken,
  updateSessionSeen,
} from "#db/queries/session-proofs.server.ts"
import * as sessions from "#db/queries/sessions.server.ts"
import type { Trx } from "#db/schema.ts"
import { hashOf, idOf, sessionStore, write, writeBeside } from "./session-store.server.ts"
import type { Known, Proof } from "./session-store.server.ts"

/*
 * The one file that knows Lucia. Lucia decides when a session ends and when it is renewed; on top of it
 * stand here: only the token's hash is stored, a session has an absolute end, and time is our own clock's.
 */

declare module "lucia" {
  interface Register {
    Lucia: Lucia<{ proof: Proof }, { account: Account }>
    UserId: number
    DatabaseUserAttributes: { account: Account }
    DatabaseSessionAttributes: { proof: Proof }
  }
}

type Store = Pick<House, "db"> & Partial<Pick<House, "mode" | "standing">>

/** A session as it was read. `renewed`: over half of the idle time had passed, so it was prolonged. */
export interface ReadSession extends OpenSession {
  readonly renewed: boolean
}

interface Beginning {
  /** The second factor that was passed already; without one the session is half-open for who has or needs one. */
  readonly factor?: SessionFactor | null
  /** Browser and system in short words. */
  readonly agent?: string | null
}

/** A password alone opens nothing, and not even that for long. */
const halfOpenFor = 30 * minute

/** How seldom it is noted that a session is used. */
const seenEvery = 10 * minute

/** Starts a session for an account. @returns its token, fresh and random: what the cookie carries */
export async function startSession(
  house: Store,
  accountId: number,
  now: Instant,
  { factor = null, agent = null }: Beginning = {},
): Promise<string> {
  const { role } = await getAccount(house.db.read, accountId)
  const token = newSecret()
  const lucia = luciaAt(house, now, sessionLimits(role))
  const proof = { publicId: newPublicId(), agent, factor, provedAt: now, seenAt: now }
  await lucia.createSession(accountId, { proof }, { sessionId: idOf(token) })
  return token
}

/** Reads a session by its token. @returns null where it has ended, never was, or its account is suspended */
export async function readSession(
  house: Store,
  token: string,
  now: Instant,
): Promise<ReadSession | null> {
  const id = idOf(token)
  const found = await sessions.findSessionWithAccount(house.db.read, hashOf(id))
  if (!found) return null
  // How long it lasts depends on the role.
  const limits = sessionLimits(found.account.role)
  const { session, user } = await luciaAt(house, now, limits, found).validateSession(id)
  if (!session) return null
  const { publicId, provedAt, seenAt } = session.proof
  if (now >= later(seenAt, seenEvery)) {
    await writeBeside(house, (trx) => updateSessionSeen(trx, hashOf(id), now))
  }
  const factor = countedFactor(house, session.proof)
  const account = signedIn(user.account)
  const isEnrolled = factor === null && hasFactor(await getFactors(house.db.read, account.id))
  const standing = standingOf(account.role, isEnrolled, factor)
  if (standing !== "full" && now >= later(provedAt, halfOpenFor)) return null
  const idHash = hashOf(id)
  return { account, idHash, publicId, factor, provedAt, standing, renewed: session.fresh }
}

/**
 * Gives a session another token, so that one that was seen or planted before is worth nothing, and notes
 * the proof for which that is done. In the transaction of the proof.
 * @returns the token; undefined where the session has ended meanwhile
 */
export async function renewToken(
  trx: Trx,
  session: Pick<OpenSession, "idHash">,
  proof: { readonly factor: SessionFactor | null; readonly provedAt: Instant },
): Promise<string | undefined> {
  const token = newSecret()
  const replaced = await replaceSessionToken(trx, session.idHash, {
    idHash: sha256(token),
    ...proof,
  })
  return replaced ? token : undefined
}

/** A click signs in as the invented: where the site is no demonstration, such a session has no factor. */
function countedFactor({ mode }: Store, { factor }: Proof): SessionFactor | null {
  return factor === "demo" && mode !== "demo" ? null : factor
}

/** Ends the session of a token, if there is one. */
export async function endSession(house: Store, token: string): Promise<void> {
  await write(house, (trx) => sessions.deleteSession(trx, sha256(token)))
}

/** Ends every session of an account: on all its devices. */
export async function endAllSessions(house: Store, accountId: number): Promise<void> {
  await write(house, (trx) => sessions.deleteSessionsOf(trx, accountId))
}

/** Forgets sessions that have ended, where there are any. For the worker. */
export async function forgetEndedSessions(house: Store, now: Instant): Promise<void> {
  if (!(await sessions.hasExpiredSessions(house.db.read, now))) return
  await luciaAt(house, now, sessionLimits("constituent")).deleteExpiredSessions()
}

function luciaAt(house: Store, now: Instant, limits: SessionLimits, known?: Known) {
  return new Lucia(sessionStore(house, now, limits, known), {
    sessionExpiresIn: new TimeSpan(limits.idle, "ms"),
    getSessionAttributes: ({ proof }) => ({ proof }),
    getUserAttributes: ({ account }) => ({ account }),
  })
}

function signedIn(account: Account): SignedIn {
  const { id, publicId, role, displayName, personId, organizationId } = account
  return { id, publicId, role, displayName, personId, organizationId }
}
