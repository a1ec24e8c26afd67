import type { House } from "#app/context.server.ts"
import type { SessionLimits } from "#app/domain/session.ts"
import { fromDate, later, toDate } from "#app/lib/instant.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept } from "#app/lib/outcome.ts"
import { sha256 } from "#app/lib/seal.server.ts"
import { commit } from "#db/commit.server.ts"
import type { Account } from "#db/queries/accounts.server.ts"
import * as sessions from "#db/queries/sessions.server.ts"
import type { Trx } from "#db/schema.ts"

type Store = Pick<House, "db"> & Partial<Pick<House, "standing">>

/** What a session knows of its owner beside when it ends. */
export type Proof = Pick<sessions.Session, "publicId" | "agent" | "factor" | "provedAt" | "seenAt">

/** A session that was read already, with its account. */
export type Known = NonNullable<Awaited<ReturnType<typeof sessions.findSessionWithAccount>>>

interface Owner {
  readonly id: number
  readonly attributes: { readonly account: Account }
}

/** A session as Lucia handles it: named by its hash, its end on the machine's own clock. */
interface Handled {
  readonly id: string
  readonly userId: number
  readonly expiresAt: Date
  readonly attributes: { readonly proof: Proof }
}

/**
 * Where Lucia keeps sessions. It compares with the machine's time: every instant it is given or gives is
 * moved by our clock's distance.
 *
 * @param known the one session that it will be asked for, where that was read just now
 */
export function sessionStore(house: Store, now: Instant, limits: SessionLimits, known?: Known) {
  const { read } = house.db

  function forLucia(session: sessions.Session): Handled {
    return {
      id: session.idHash.toString("hex"),
      userId: session.accountId,
      expiresAt: toDate(session.expiresAt, now),
      attributes: { proof: session },
    }
  }

  function expiry(asked: Date, createdAt: Instant): Instant {
    const idle = fromDate(asked, now)
    const end = later(createdAt, limits.absolute)
    return idle < end ? idle : end
  }

  return {
    async getSessionAndUser(id: string): Promise<[Handled | null, Owner | null]> {
      const found = known ?? (await sessions.findSessionWithAccount(read, hashOf(id)))
      if (!found) return [null, null]
      const { session, account } = found
      if (account.suspendedAt !== null) return [forLucia(session), null]
      return [forLucia(session), { id: account.id, attributes: { account } }]
    },
    async getUserSessions(accountId: number): Promise<Handled[]> {
      return (await sessions.listSessions(read, accountId)).map(forLucia)
    },
    setSession: ({ id, userId, expiresAt, attributes }: Handled) =>
      write(house, (trx) =>
        sessions.insertSession(trx, {
          idHash: hashOf(id),
          accountId: userId,
          ...attributes.proof,
          createdAt: now,
          expiresAt: expiry(expiresAt, now),
        }),
      ),
    async updateSessionExpiration(id: string, expiresAt: Date) {
      const session = await sessions.findSession(read, hashOf(id))
      if (!session) return
      const next = expiry(expiresAt, session.createdAt)
      if (next <= session.expiresAt) return
      await writeBeside(house, (trx) => sessions.updateSessionExpiry(trx, hashOf(id), next))
    },
    deleteSession: (id: string) =>
      writeBeside(house, (trx) => sessions.deleteSession(trx, hashOf(id))),
    deleteUserSessions: (id: number) => write(house, (trx) => sessions.deleteSessionsOf(trx, id)),
    deleteExpiredSessions: () => write(house, (trx) => sessions.deleteExpiredSessions(trx, now)),
  }
}

/** One write to the sessions, committed when it returns. */
export async function write(house: Store, job: (trx: Trx) => Promise<void>): Promise<void> {
  await commit(house.db, async (trx) => {
    await job(trx)
    return accept(undefined)
  })
}

/** A write beside a reading, which may be left out: while the database takes none, pages are read all the same. */
export async function writeBeside(house: Store, job: (trx: Trx) => Promise<void>): Promise<void> {
  const reason = house.standing?.readOnly()
  if (reason === undefined || reason === "operator") await write(house, job)
}

/** Lucia's name of a session: the hash of its token, as hexadecimal text. */
export function idOf(token: string): string {
  return sha256(token).toString("hex")
}

/** The hash that such a name stands for: what the database knows a session by. */
export function hashOf(id: string): Buffer {
  return Buffer.from(id, "hex")
}
