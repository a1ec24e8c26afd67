import { beforeEach, describe, expect, test } from "vitest"
import { createAccount } from "#app/auth/accounts.server.ts"
import { hashing } from "#app/auth/password.server.ts"
import { readSession, startSession } from "#app/auth/session.server.ts"
import { changePassword, signIn } from "#app/auth/sign-in.server.ts"
import type { SignedIn } from "#app/context.server.ts"
import { accept } from "#app/lib/outcome.ts"
import { commit } from "#db/commit.server.ts"
import { getAccount, getPasswordHash, updatePasswordHash } from "#db/queries/accounts.server.ts"
import { deleteSessionsOf } from "#db/queries/sessions.server.ts"
import { houseOn } from "#tests/auth/house.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import { makeAccount } from "#tests/support/make.ts"

const now = "2031-03-02T06:00:00.000Z"
const password = "tall poplars by the water"
const draft = { email: "Samal@example.org", password, role: "constituent", lang: "kk" } as const

describeOnBothEngines("signing in", (open) => {
  let house: ReturnType<typeof houseOn>
  let account: SignedIn

  beforeEach(async () => {
    house = houseOn(await open())
    const created = await createAccount(house, draft, now)
    if (!created.ok) throw new Error(created.refusal.code)
    account = await getAccount(house.db.read, created.value.id)
  })

  async function tokenOf(email: string, word: string): Promise<string | undefined> {
    const outcome = await signIn(house, { email, password: word }, now)
    return outcome.ok ? outcome.value.token : undefined
  }

  test.each(["Samal@example.org", "samal@example.org", "samal+uade@example.org"])(
    "works with %s, a spelling of the same mailbox",
    async (email) => {
      const token = await tokenOf(email, password)
      const session = await readSession(house, token ?? "", now)
      expect(session?.account.publicId).toBe(account.publicId)
    },
  )

  test.each([
    ["an unknown address", "nobody@example.org", password],
    ["a wrong password", "samal@example.org", "tall poplar"],
    ["a suspended account", "samal@example.org", password],
  ])("gives one answer to %s, after one hash", async (what, email, word) => {
    if (what === "a suspended account") {
      await house.db.writer.updateTable("account").set({ suspended_at: now }).execute()
    }
    const before = hashing.admitted
    expect(await signIn(house, { email, password: word }, now)).toEqual({
      ok: false,
      refusal: { code: "sign-in-failed" },
    })
    expect(hashing.admitted).toBe(before + 1)
    expect(await house.db.read.selectFrom("session").selectAll().execute()).toEqual([])
  })

  test("never takes over the session that the browser brought: it ends that one", async () => {
    const other = await makeAccount(house.db)
    const formerToken = await startSession(house, other.id, now)
    const outcome = await signIn(house, { email: draft.email, password, formerToken }, now)
    expect(outcome.ok && outcome.value.token).not.toBe(formerToken)
    expect(await readSession(house, formerToken, now)).toBeNull()
  })

  test("takes a session's token that an attacker fixed for no session", async () => {
    const formerToken = "fixed-by-somebody-else"
    await signIn(house, { email: draft.email, password, formerToken }, now)
    expect(await readSession(house, formerToken, now)).toBeNull()
  })

  test("is shut for an address after twenty wrong passwords, known or not", async () => {
    for (const email of [draft.email, "nobody@example.org"]) {
      for (let tried = 0; tried < 20; tried += 1) await tokenOf(email, `wrong ${tried}`)
      const before = hashing.admitted
      expect(await signIn(house, { email, password }, now)).toEqual({
        ok: false,
        refusal: { code: "sign-in-wait" },
      })
      expect(hashing.admitted).toBe(before)
    }
  })

  describe("after a change of password", () => {
    const next = "taller poplars by the water"

    test("begins no session for who was let in with the old one meanwhile", async () => {
      const from = await getPasswordHash(house.db.read, account.id)
      const before = hashing.admitted
      const changing = commit(house.db, async (trx) => {
        await expect.poll(() => hashing.admitted).toBeGreaterThan(before)
        await updatePasswordHash(trx, account.id, { from, to: "another" })
        await deleteSessionsOf(trx, account.id)
        return accept(undefined)
      })
      const outcome = await signIn(house, { email: draft.email, password }, now)
      await changing
      expect(outcome).toMatchObject({ refusal: { code: "sign-in-failed" } })
      expect(await house.db.read.selectFrom("session").selectAll().execute()).toEqual([])
    })

    test("works with the new one alone, and old sessions are gone", async () => {
      const old = await startSession(house, account.id, now)
      const outcome = await changePassword(house, account, { current: password, next }, now)
      expect(await readSession(house, old, now)).toBeNull()
      const token = outcome.ok ? outcome.value.token : ""
      expect((await readSession(house, token, now))?.account.id).toBe(account.id)
      expect(await tokenOf(draft.email, password)).toBeUndefined()
      expect(await tokenOf(draft.email, next)).toBeDefined()
    })

    test.each([
      ["password-wrong", "tall poplar", next],
      ["password-short", password, "short"],
      ["password-common", password, "samal.example.org"],
    ])("that is refused (%s) nothing changes", async (code, current, chosen) => {
      const token = await startSession(house, account.id, now)
      const outcome = await changePassword(house, account, { current, next: chosen }, now)
      expect(outcome).toMatchObject({ ok: false, refusal: { code } })
      expect(await readSession(house, token, now)).not.toBeNull()
      expect(await tokenOf(draft.email, password)).toBeDefined()
    })
  })
})

describeOnBothEngines("an account", (open) => {
  test("keeps neither its address nor its password readable", async () => {
    const house = houseOn(await open())
    await createAccount(house, draft, now)
    const row = await house.db.read.selectFrom("account").selectAll().executeTakeFirstOrThrow()
    const stored = Object.values(row)
      .map((value) => String(value))
      .join("\n")
      .toLowerCase()
    expect(stored).not.toContain("samal")
    expect(stored).not.toContain(password)
    expect(house.keys.open(row.email_sealed, "account").toString()).toBe(draft.email)
  })

  test.each([
    ["email-invalid", { email: "samal" }],
    ["password-short", { password: "short" }],
    ["person-needed", { role: "deputy", password: "tall poplars of the steppe" }],
    ["person-needed", { role: "delegate", password: "tall poplars of the steppe" }],
    ["organization-needed", { role: "watchdog", password: "tall poplars of the steppe" }],
    ["email-taken", {}],
  ] as const)("is refused: %s", async (code, change) => {
    const house = houseOn(await open())
    await createAccount(house, { ...draft, email: "s.amal@example.org" }, now)
    await createAccount(house, draft, now)
    const outcome = await createAccount(house, { ...draft, ...change }, now)
    expect(outcome).toMatchObject({ ok: false, refusal: { code } })
    expect(await house.db.read.selectFrom("account").selectAll().execute()).toHaveLength(2)
  })
})
