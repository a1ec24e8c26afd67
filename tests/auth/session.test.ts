import { beforeEach, describe, expect, test } from "vitest"
import {
  endAllSessions,
  endSession,
  forgetEndedSessions,
  readSession,
  renewToken,
  startSession,
} from "#app/auth/session.server.ts"
import { makeStanding } from "#app/domain/standing.ts"
import { hour, later, minute } from "#app/lib/instant.ts"
import { accept } from "#app/lib/outcome.ts"
import { sha256 } from "#app/lib/seal.server.ts"
import { commit } from "#db/commit.server.ts"
import type { Row } from "#db/schema.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import type { TestDb } from "#tests/support/database.ts"
import { makeAccount } from "#tests/support/make.ts"

/** Years from the machine's own time, so that a look at the machine's clock would fail every test. */
const start = "2031-03-02T06:00:00.000Z"
const day = 24 * hour

function after(milliseconds: number): string {
  return later(start, milliseconds)
}

describeOnBothEngines("a session", (open) => {
  let db: TestDb
  let constituent: Row<"account">
  let moderator: Row<"account">

  beforeEach(async () => {
    db = await open()
    constituent = await makeAccount(db)
    moderator = await makeAccount(db, { role: "moderator" })
  })

  function storedSessions(): Promise<Row<"session">[]> {
    return db.read.selectFrom("session").selectAll().execute()
  }

  test("is read while nothing can be stored, and notes nothing then", async () => {
    const token = await startSession({ db }, constituent.id, start)
    const standing = makeStanding()
    const release = standing.hold("database-fault")
    const read = await readSession({ db, standing }, token, after(20 * minute))
    expect(read?.account.id).toBe(constituent.id)
    expect((await storedSessions())[0]?.seen_at).toBe(start)
    release()
    await readSession({ db, standing }, token, after(20 * minute))
    expect((await storedSessions())[0]?.seen_at).toBe(after(20 * minute))
  })

  test("leads from its token to its account", async () => {
    const token = await startSession({ db }, moderator.id, start)
    expect(await readSession({ db }, token, start)).toMatchObject({
      account: {
        id: moderator.id,
        publicId: moderator.public_id,
        role: "moderator",
        displayName: moderator.display_name,
        personId: null,
        organizationId: null,
      },
      renewed: false,
    })
  })

  test("is stored by the hash of its token, never the token", async () => {
    const token = await startSession({ db }, constituent.id, start)
    const [stored] = await storedSessions()
    expect(stored?.id_hash).toEqual(sha256(token))
    expect(JSON.stringify(stored)).not.toContain(token)
    expect(await readSession({ db }, sha256(token).toString("hex"), start)).toBeNull()
  })

  test("has a fresh token of 256 bits each time", async () => {
    const tokens = [
      await startSession({ db }, constituent.id, start),
      await startSession({ db }, constituent.id, start),
    ]
    expect(new Set(tokens).size).toBe(2)
    for (const token of tokens) expect(Buffer.from(token, "base64url")).toHaveLength(32)
  })

  test("is nobody's for a token that somebody made up", async () => {
    await startSession({ db }, constituent.id, start)
    expect(await readSession({ db }, "fixed-by-somebody-else", start)).toBeNull()
    expect(await readSession({ db }, "", start)).toBeNull()
  })

  describe.each([
    { who: "a constituent", account: () => constituent, idle: 7 * day, absolute: 30 * day },
    { who: "a moderator", account: () => moderator, idle: hour / 2, absolute: 12 * hour },
  ])("of $who", ({ account, idle, absolute }) => {
    test("ends when it was idle too long, and not a second before", async () => {
      const token = await startSession({ db }, account().id, start)
      expect((await storedSessions())[0]?.expires_at).toBe(after(idle))
      expect(await readSession({ db }, token, after(idle))).toBeNull()
      expect(await storedSessions()).toEqual([])

      const second = await startSession({ db }, account().id, start)
      expect(await readSession({ db }, second, after(idle - 1000))).not.toBeNull()
    })

    test("is prolonged once over half of its idle time has passed", async () => {
      const token = await startSession({ db }, account().id, start)
      const early = await readSession({ db }, token, after(idle / 2 - minute))
      expect(early?.renewed).toBe(false)
      const late = await readSession({ db }, token, after(idle / 2 + minute))
      expect(late?.renewed).toBe(true)
      expect((await storedSessions())[0]?.expires_at).toBe(after(idle / 2 + minute + idle))
    })

    test("ends at its absolute limit, however busy it was", async () => {
      const token = await startSession({ db }, account().id, start, { factor: "totp" })
      for (let at = 0; at < absolute; at += idle / 2 + minute) {
        expect(await readSession({ db }, token, after(at))).not.toBeNull()
      }
      expect((await storedSessions())[0]?.expires_at).toBe(after(absolute))
      expect(await readSession({ db }, token, after(absolute))).toBeNull()
    })
  })

  test("takes another token for a proof, and keeps its name and its age", async () => {
    const former = await startSession({ db }, moderator.id, start, { factor: "totp" })
    const session = await readSession({ db }, former, after(minute))
    if (!session) throw new Error("the session was just started")
    const proof = { factor: "passkey", provedAt: after(minute) } as const
    const renewed = await commit(db, async (trx) => accept(await renewToken(trx, session, proof)))
    expect(await readSession({ db }, former, after(minute))).toBeNull()
    expect(await readSession({ db }, renewed.value ?? "", after(minute))).toMatchObject({
      ...{ publicId: session.publicId, ...proof },
    })
    expect((await storedSessions())[0]?.created_at).toBe(start)
    const gone = await commit(db, async (trx) => accept(await renewToken(trx, session, proof)))
    expect(gone.value, "of a token that was replaced").toBeUndefined()
  })

  test("without its second factor ends after half an hour, however busy it was", async () => {
    const token = await startSession({ db }, moderator.id, start)
    expect(await readSession({ db }, token, after(20 * minute))).toMatchObject({
      standing: "unenrolled",
    })
    expect(await readSession({ db }, token, after(30 * minute))).toBeNull()
  })

  test("notes every ten minutes that it is used", async () => {
    const token = await startSession({ db }, constituent.id, start)
    await readSession({ db }, token, after(9 * minute))
    expect((await storedSessions())[0]?.seen_at).toBe(start)
    await readSession({ db }, token, after(10 * minute))
    expect((await storedSessions())[0]?.seen_at).toBe(after(10 * minute))
  })

  test("is not read once its account is suspended, and is gone then", async () => {
    const account = await makeAccount(db, { suspended_at: start })
    const token = await startSession({ db }, account.id, start)
    expect(await readSession({ db }, token, start)).toBeNull()
    expect(await storedSessions()).toEqual([])
  })

  test("ends by signing out, and the others of its account stay", async () => {
    const here = await startSession({ db }, constituent.id, start)
    const there = await startSession({ db }, constituent.id, start)
    await endSession({ db }, here)
    expect(await readSession({ db }, here, start)).toBeNull()
    expect(await readSession({ db }, there, start)).not.toBeNull()
  })

  test("ends everywhere at once, but not for others", async () => {
    const here = await startSession({ db }, constituent.id, start)
    const there = await startSession({ db }, constituent.id, start)
    const another = await startSession({ db }, moderator.id, start)
    await endAllSessions({ db }, constituent.id)
    expect(await readSession({ db }, here, start)).toBeNull()
    expect(await readSession({ db }, there, start)).toBeNull()
    expect(await readSession({ db }, another, start)).not.toBeNull()
  })

  test("is forgotten after its end", async () => {
    await startSession({ db }, moderator.id, start)
    await startSession({ db }, constituent.id, start)
    await forgetEndedSessions({ db }, after(hour))
    expect((await storedSessions()).map((row) => row.account_id)).toEqual([constituent.id])
  })
})
