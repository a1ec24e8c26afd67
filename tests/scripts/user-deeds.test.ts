import { expect, test } from "vitest"
import { createAccount } from "#app/auth/accounts.server.ts"
import { readSession, startSession } from "#app/auth/session.server.ts"
import { signIn } from "#app/auth/sign-in.server.ts"
import type { Role } from "#app/domain/access.ts"
import { makeKeys, newKey } from "#app/lib/seal.server.ts"
import { isUserDeed, readDeedCall, readListCall } from "#scripts/user/deed-call.ts"
import { doToUser } from "#scripts/user/deeds.ts"
import { listUsers } from "#scripts/user/list.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import type { TestDb } from "#tests/support/database.ts"
import { insertOne, makeAccount } from "#tests/support/make.ts"
import { listMailed } from "#tests/support/outbox.ts"

const now = "2031-03-02T06:00:00.000Z"
const email = "aliya@example.org"
const password = "tall poplars of the steppe"

describeOnBothEngines("npm run user", (open) => {
  async function scene(role: Role = "operator") {
    const db = await open()
    const keys = makeKeys(newKey())
    const draft = { email, password, role, lang: "ru", displayName: "Aliya" } as const
    const created = await createAccount({ db, keys }, draft, now)
    if (!created.ok) throw new Error(created.refusal.code)
    const place = { db, keys: () => keys, now, defaultLang: "kk" } as const
    return { db, house: { db, keys }, place, ...created.value }
  }

  type Scene = Awaited<ReturnType<typeof scene>>

  function run({ place }: Scene, ...[deed = "", ...args]: string[]): Promise<string[]> {
    if (!isUserDeed(deed)) throw new Error(deed)
    return doToUser(place, readDeedCall(deed, [...args, "--reason", "asked by letter"]))
  }

  function trail(db: TestDb) {
    return db.read.selectFrom("audit_entry").selectAll().execute()
  }

  async function signsIn({ house }: Scene): Promise<boolean> {
    return (await signIn(house, { email, password }, now)).ok
  }

  test("suspends an account, ends its sessions, and reinstates it", async () => {
    const at = await scene()
    await makeAccount(at.db, { role: "operator" })
    const token = await startSession(at.house, at.id, now)
    expect(await run(at, "suspend", "--email", "Aliya@example.org")).toEqual([
      `The account ${at.publicId} is suspended and signed out everywhere.`,
    ])
    expect(await readSession(at.house, token, now)).toBeNull()
    expect(await signsIn(at)).toBe(false)
    await run(at, "reinstate", "--account", at.publicId)
    expect(await signsIn(at)).toBe(true)
  })

  test("writes each deed into the trail, with its reason and no person's name", async () => {
    const at = await scene()
    await run(at, "end-sessions", "--account", at.publicId)
    expect(await trail(at.db)).toMatchObject([
      {
        account_id: null,
        role: "system",
        deed: "account.end-sessions",
        subject: at.publicId,
        outcome: "done",
        reason: "asked by letter",
      },
    ])
  })

  test("leaves the last operator", async () => {
    const at = await scene()
    await expect(run(at, "suspend", "--account", at.publicId)).rejects.toThrow("last operator")
    expect(await signsIn(at)).toBe(true)
    expect(await trail(at.db)).toEqual([])
  })

  test("takes off every factor of somebody who lost all, and tells them", async () => {
    const at = await scene()
    const account_id = at.id
    const { db } = at
    const row = { account_id, created_at: now }
    await insertOne(db, "totp_factor", { ...row, secret_sealed: Buffer.from("s"), last_step: 0 })
    await insertOne(db, "backup_code", { ...row, tag: Buffer.from("t") })
    const token = await startSession(at.house, at.id, now, { factor: "totp" })
    await run(at, "reset-factors", "--email", email)
    for (const table of ["totp_factor", "passkey", "backup_code"] as const) {
      expect(await db.read.selectFrom(table).selectAll().execute()).toEqual([])
    }
    expect(await readSession(at.house, token, now)).toBeNull()
    expect(await listMailed(at.house)).toEqual([
      { kind: "factors-reset", payload: { accountId: at.id } },
    ])
  })

  test("lists accounts with how they stand", async () => {
    const at = await scene("moderator")
    expect(await listUsers(at.place, readListCall([]))).toEqual([
      `${at.publicId}  moderator    2031-03-02  one-step   aliya@example.org  Aliya`,
    ])
    expect(await listUsers(at.place, readListCall(["--role", "operator"]))).toEqual([])
  })

  test.each([
    ["no account", ["suspend", "--account", "zzzzzzzzzzzzzzzz"], "no such account"],
    ["nobody's address", ["suspend", "--email", "nobody@example.org"], "no account with"],
    ["neither id nor address", ["suspend"], "--account or by --email"],
    ["both", ["suspend", "--account", "a", "--email", "b"], "--account or by --email"],
  ])("stops at %s and changes nothing", async (_, args, sentence) => {
    const at = await scene()
    await expect((async () => run(at, ...args))()).rejects.toThrow(sentence)
    expect(await trail(at.db)).toEqual([])
  })

  test("needs a reason, and a role that there is", () => {
    expect(() => readDeedCall("suspend", ["--account", "a"])).toThrow("--reason is missing")
    expect(() => readListCall(["--role", "king"])).toThrow('no role "king"')
  })
})
