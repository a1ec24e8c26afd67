import { beforeEach, expect, test } from "vitest"
import {
  makeBackupCodes,
  nameOwnPasskey,
  removePasskey,
  removeTotp,
} from "#app/auth/own-factors.server.ts"
import { proveByCode, proveByPassword } from "#app/auth/proving.server.ts"
import { readSession } from "#app/auth/session.server.ts"
import { beginTotp, confirmTotp, resumeTotp } from "#app/auth/totp-enrolment.server.ts"
import { codeAt, stepOfCode } from "#app/auth/totp.server.ts"
import type { OpenSession } from "#app/context.server.ts"
import { later } from "#app/lib/instant.ts"
import { countBackupCodes } from "#db/queries/backup-codes.server.ts"
import { findTotpFactor } from "#db/queries/totp-factors.server.ts"
import type { Row } from "#db/schema.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import { makeHouse } from "#tests/support/house.ts"
import type { TestHouse } from "#tests/support/house.ts"
import { makeAccount } from "#tests/support/make.ts"
import { listMailed } from "#tests/support/outbox.ts"
import { makeSession, makeTotp, openSession } from "#tests/support/session.ts"

const step = 30_000

test("a code is RFC 6238's own: SHA-1 of its appendix, its last six digits", () => {
  const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
  expect(codeAt(secret, "1970-01-01T00:00:59.000Z")).toBe("287082")
  expect(codeAt(secret, "2005-03-18T01:58:29.000Z")).toBe("081804")
  expect(codeAt(secret, "2603-10-11T11:33:20.000Z")).toBe("353130")
  expect(stepOfCode(secret, "287082", "1970-01-01T00:00:59.000Z")).toBe(1)
})

describeOnBothEngines("one-time codes", (open) => {
  let house: TestHouse
  let moderator: Row<"account">

  beforeEach(async () => {
    house = makeHouse(await open())
    moderator = await makeAccount(house.db, {
      role: "moderator",
      email_sealed: house.keys.seal(Buffer.from("m@uade.example"), "account"),
    })
  })

  function now(): string {
    return house.clock.now()
  }

  async function halfOpen(account = moderator): Promise<OpenSession> {
    return openSession(house, await makeSession(house, account.id, null))
  }

  test("come into an app, are stored sealed, and complete the session with a first code", async () => {
    const session = await halfOpen()
    const { secret, uri, state } = await beginTotp(house, session, "Uade", now())
    expect(uri).toContain(`otpauth://totp/Uade:m%40uade.example?issuer=Uade&secret=${secret}`)
    const given = { state, code: codeAt(secret, now()) }
    const outcome = await confirmTotp(house, session, given, now())
    if (!outcome.ok) throw new Error(outcome.refusal.code)
    expect(await openSession(house, outcome.value.token)).toMatchObject({
      standing: "full",
      factor: "totp",
    })
    const stored = await findTotpFactor(house.db.read, moderator.id)
    expect(stored?.secretSealed.includes(Buffer.from(secret))).toBe(false)
    const mailed = await listMailed(house)
    expect(mailed.map(({ payload }) => payload)).toMatchObject([{ change: "totp-added" }])
  })

  test("are not set up by a wrong code, and the same secret is shown again", async () => {
    const session = await halfOpen()
    const { secret, state } = await beginTotp(house, session, "Uade", now())
    const wrong = String((Number(codeAt(secret, now())) + 1) % 1e6).padStart(6, "0")
    expect(await confirmTotp(house, session, { state, code: wrong }, now())).toMatchObject({
      refusal: { code: "code-wrong" },
    })
    expect(await findTotpFactor(house.db.read, moderator.id)).toBeUndefined()
    expect((await resumeTotp(house, session, "Uade", state, now()))?.secret).toBe(secret)
  })

  test("are set up by the session that asked, within a quarter of an hour", async () => {
    const session = await halfOpen()
    const { secret, state } = await beginTotp(house, session, "Uade", now())
    const given = { state, code: codeAt(secret, now()) }
    expect(await confirmTotp(house, await halfOpen(), given, now())).toMatchObject({
      refusal: { code: "enrolment-lapsed" },
    })
    const late = later(now(), 15 * 60_000)
    const code = codeAt(secret, late)
    expect(await confirmTotp(house, session, { state, code }, late)).toMatchObject({
      refusal: { code: "enrolment-lapsed" },
    })
  })

  test("complete a session, once each: the same one is refused afterwards", async () => {
    const secret = await makeTotp(house, moderator.id)
    const before = await halfOpen()
    const code = codeAt(secret, now())
    const outcome = await proveByCode(house, before, code, now())
    if (!outcome.ok) throw new Error(outcome.refusal.code)
    expect(await openSession(house, outcome.value.token)).toMatchObject({ standing: "full" })
    expect(await proveByCode(house, await halfOpen(), code, now())).toMatchObject({
      refusal: { code: "code-used" },
    })
  })

  test("sent twice at one moment complete one session", async () => {
    const secret = await makeTotp(house, moderator.id)
    const [one, other] = [await halfOpen(), await halfOpen()]
    const code = codeAt(secret, now())
    const outcomes = await Promise.all(
      [one, other].map((at) => proveByCode(house, at, code, now())),
    )
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  })

  test("of the step before and after do, of two steps away not; an older one not after a newer", async () => {
    const secret = await makeTotp(house, moderator.id)
    async function tryAt(distance: number) {
      const code = codeAt(secret, later(now(), distance * step))
      const outcome = await proveByCode(house, await halfOpen(), code, now())
      return outcome.ok ? "taken" : outcome.refusal.code
    }
    expect(await tryAt(-2)).toBe("code-wrong")
    expect(await tryAt(-1)).toBe("taken")
    expect(await tryAt(1)).toBe("taken")
    expect(await tryAt(0)).toBe("code-used")
    expect(await tryAt(2)).toBe("code-wrong")
  })

  test("are tried five times in a quarter of an hour, the right one too", async () => {
    const secret = await makeTotp(house, moderator.id)
    const right = codeAt(secret, now())
    const wrong = String((Number(right) + 5) % 1e6).padStart(6, "0")
    for (let tries = 0; tries < 5; tries += 1) {
      const outcome = await proveByCode(house, await halfOpen(), wrong, now())
      expect(outcome).toMatchObject({ refusal: { code: "code-wrong" } })
    }
    expect(await proveByCode(house, await halfOpen(), right, now())).toMatchObject({
      refusal: { code: "code-wait" },
    })
    const other = await makeAccount(house.db, { role: "moderator" })
    const theirs = codeAt(await makeTotp(house, other.id), now())
    expect((await proveByCode(house, await halfOpen(other), theirs, now())).ok).toBe(true)
  })

  test("are not taken for another account, and their secret opens in no other's row", async () => {
    const secret = await makeTotp(house, moderator.id)
    const other = await makeAccount(house.db, { role: "moderator" })
    await makeTotp(house, other.id)
    const code = codeAt(secret, now())
    expect((await proveByCode(house, await halfOpen(other), code, now())).ok).toBe(false)
  })

  test("do not go while they are a moderator's last factor; a voter's go, and the codes with them", async () => {
    await makeTotp(house, moderator.id)
    const session = await openSession(house, await makeSession(house, moderator.id))
    expect(await removeTotp(house, session, now())).toMatchObject({
      refusal: { code: "last-factor" },
    })
    expect(await findTotpFactor(house.db.read, moderator.id)).toBeDefined()
    expect(await removePasskey(house, session, "k3v9x2m4q8ab7tpz", now())).toMatchObject({
      refusal: { code: "no-such-factor" },
    })
    const voter = await makeAccount(house.db)
    await makeTotp(house, voter.id)
    const theirs = await openSession(house, await makeSession(house, voter.id))
    const made = await makeBackupCodes(house, theirs, now())
    if (!made.ok) throw new Error(made.refusal.code)
    const next = await openSession(house, made.value.token)
    expect((await removeTotp(house, next, now())).ok).toBe(true)
    expect(await countBackupCodes(house.db.read, voter.id)).toBe(0)
    expect((await halfOpen(voter)).standing).toBe("full")
  })

  test("the password proves nothing again for who has better", async () => {
    await makeTotp(house, moderator.id)
    const session = await openSession(house, await makeSession(house, moderator.id))
    expect(await proveByPassword(house, session, "whatever it is", now())).toMatchObject({
      refusal: { code: "password-wrong" },
    })
  })

  test("no name, no passkey: nothing is named", async () => {
    const session = await openSession(house, await makeSession(house, moderator.id))
    const passkey = "k3v9x2m4q8ab7tpz"
    expect(await nameOwnPasskey(house, session, passkey, " ")).toMatchObject({
      refusal: { code: "name-needed" },
    })
    expect(await nameOwnPasskey(house, session, passkey, "Phone")).toMatchObject({
      refusal: { code: "no-such-factor" },
    })
  })
})

describeOnBothEngines("backup codes", (open) => {
  let house: TestHouse
  let deputy: Row<"account">

  beforeEach(async () => {
    house = makeHouse(await open())
    deputy = await makeAccount(house.db, { role: "auditor" })
    await makeTotp(house, deputy.id)
  })

  async function make(): Promise<readonly string[]> {
    const session = await openSession(house, await makeSession(house, deputy.id))
    const made = await makeBackupCodes(house, session, house.clock.now())
    if (!made.ok) throw new Error(made.refusal.code)
    return made.value.codes
  }

  async function prove(code: string) {
    const session = await openSession(house, await makeSession(house, deputy.id, null))
    return proveByCode(house, session, code, house.clock.now())
  }

  test("are ten, each of 80 bits, and none of them is stored", async () => {
    const codes = await make()
    expect(new Set(codes).size).toBe(10)
    const rows = await house.db.read.selectFrom("backup_code").selectAll().execute()
    expect(rows).toHaveLength(10)
    for (const code of codes) {
      expect(code).toMatch(/^\w{4}-\w{4}-\w{4}-\w{4}$/)
      const plain = code.replaceAll("-", "")
      expect(rows.some(({ tag }) => tag.toString("latin1").includes(plain))).toBe(false)
    }
  })

  test("complete a session once each, and a letter tells of it", async () => {
    const [code = "", other = ""] = await make()
    const outcome = await prove(code.toUpperCase())
    if (!outcome.ok) throw new Error(outcome.refusal.code)
    expect(await openSession(house, outcome.value.token)).toMatchObject({
      standing: "full",
      factor: "backup-code",
    })
    const mailed = await listMailed(house)
    expect(mailed.at(-1)).toMatchObject({
      kind: "factor-changed",
      payload: { change: "backup-code-used" },
    })
    expect(await prove(code)).toMatchObject({ refusal: { code: "code-wrong" } })
    expect((await prove(other)).ok).toBe(true)
    expect(await countBackupCodes(house.db.read, deputy.id)).toBe(8)
  })

  test("are replaced all at once: the former do no more", async () => {
    const [former = ""] = await make()
    const [code = ""] = await make()
    expect(await prove(former)).toMatchObject({ refusal: { code: "code-wrong" } })
    expect((await prove(code)).ok).toBe(true)
  })

  test("are nobody else's", async () => {
    const [code = ""] = await make()
    const other = await makeAccount(house.db, { role: "auditor" })
    await makeTotp(house, other.id)
    const session = await openSession(house, await makeSession(house, other.id, null))
    expect((await proveByCode(house, session, code, house.clock.now())).ok).toBe(false)
  })

  test("stand in for a factor and are not made without one", async () => {
    const voter = await makeAccount(house.db)
    const session = await openSession(house, await makeSession(house, voter.id, null))
    expect(await makeBackupCodes(house, session, house.clock.now())).toMatchObject({
      refusal: { code: "factor-needed" },
    })
  })

  test("made end every other session and change this one's token", async () => {
    const token = await makeSession(house, deputy.id)
    const elsewhere = await makeSession(house, deputy.id)
    const session = await openSession(house, token)
    await makeBackupCodes(house, session, house.clock.now())
    expect(await readSession(house, token, house.clock.now())).toBeNull()
    expect(await readSession(house, elsewhere, house.clock.now())).toBeNull()
  })
})
