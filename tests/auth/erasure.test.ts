import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { beforeEach, describe, expect, test } from "vitest"
import { createAccount } from "#app/auth/accounts.server.ts"
import { eraseAccount } from "#app/auth/erasure.server.ts"
import { requestReset } from "#app/auth/reset.server.ts"
import { readSession, startSession } from "#app/auth/session.server.ts"
import { signIn } from "#app/auth/sign-in.server.ts"
import type { SignedIn } from "#app/context.server.ts"
import type { Role } from "#app/domain/access.ts"
import { decideErasure } from "#app/domain/account.ts"
import { folderTransport } from "#app/emails/folder.server.ts"
import { makeWorker } from "#app/outbox/worker.server.ts"
import { makeKeys, newKey } from "#app/lib/seal.server.ts"
import { getAccount } from "#db/queries/accounts.server.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import type { TestDb } from "#tests/support/database.ts"
import { emptyFolder } from "#tests/support/folder.ts"
import { makeHouse } from "#tests/support/house.ts"
import type { TestHouse } from "#tests/support/house.ts"
import { makeAccount, makeAccreditation, makePetition, makePledge } from "#tests/support/make.ts"

const now = "2026-04-01T06:00:00.000Z"
const email = "zhuldyzai.canary@example.org"
const displayName = "Canary Zhuldyzai"
const password = "tall poplars by the water"

describe("whether an account may be erased", () => {
  const free = {
    role: "constituent",
    livePetitions: 0,
    otherOperators: 0,
    peopleLed: 0,
    heldUntil: null,
  } as const
  test.each([
    [{}, undefined],
    [{ heldUntil: "2026-12-31", livePetitions: 1 }, "account-held"],
    [{ role: "operator", otherOperators: 1 }, undefined],
    [{ livePetitions: 1 }, "petition-live"],
    [{ role: "operator" }, "last-operator"],
    [{ role: "watchdog", peopleLed: 1 }, "organization-led"],
    [{ role: "operator", livePetitions: 1 }, "petition-live"],
  ] as const)("%o: %s", (change, code) => {
    const decision = decideErasure({ ...free, ...change })
    expect(decision.ok ? undefined : decision.refusal.code).toBe(code)
  })
})

describeOnBothEngines("erasing an account", (open) => {
  let db: TestDb
  let house: TestHouse
  let account: SignedIn

  beforeEach(async () => {
    db = await open()
    house = makeHouse(db, { now, dataDir: emptyFolder(), keys: makeKeys(newKey()) })
    account = await made("constituent")
  })

  async function made(role: Role, address = email): Promise<SignedIn> {
    const draft = { email: address, password, role, displayName, lang: "en" } as const
    const created = await createAccount(house, draft, now)
    if (!created.ok) throw new Error(created.refusal.code)
    return getAccount(db.read, created.value.id)
  }

  test("leaves a row that knows nobody, and the address free", async () => {
    const token = await startSession(house, account.id, now)
    expect(await eraseAccount(house, account, now)).toEqual({ ok: true, value: undefined })
    expect(await readSession(house, token, now)).toBeNull()
    expect((await signIn(house, { email, password }, now)).ok).toBe(false)
    const anew = await made("constituent")
    expect(anew.publicId).not.toBe(account.publicId)
    expect((await signIn(house, { email, password }, now)).ok).toBe(true)
  })

  test("keeps what was published, under no name", async () => {
    const pledge = await makePledge(db, { account_id: account.id })
    await eraseAccount(house, account, now)
    const kept = await db.read
      .selectFrom("pledge")
      .innerJoin("account", "account.id", "pledge.account_id")
      .select(["pledge.id", "account.display_name", "account.erased_at"])
      .executeTakeFirst()
    expect(kept).toEqual({ id: pledge.id, display_name: null, erased_at: now })
  })

  test("stands in the trail by number alone", async () => {
    await eraseAccount(house, account, now)
    const trail = await db.read.selectFrom("audit_entry").selectAll().execute()
    expect(trail).toMatchObject([
      { deed: "account.erase", outcome: "done", subject: account.publicId, details: null },
    ])
  })

  test("waits for a petition that is under way", async () => {
    const petition = await makePetition(db, { proponent_id: account.id, state: "open" })
    const refused = await eraseAccount(house, account, now)
    expect(refused).toMatchObject({ refusal: { code: "petition-live", details: { count: 1 } } })
    expect((await signIn(house, { email, password }, now)).ok).toBe(true)
    await db.writer
      .updateTable("petition")
      .set({ state: "withdrawn" })
      .where("id", "=", petition.id)
      .execute()
    expect((await eraseAccount(house, account, now)).ok).toBe(true)
  })

  test("waits until an organisation is handed over, while others work for it", async () => {
    const { organization_id } = await makeAccreditation(db, { admin_id: account.id })
    const member = await makeAccount(db, { role: "watchdog", organization_id })
    const refused = await eraseAccount(house, account, now)
    expect(refused).toMatchObject({ refusal: { code: "organization-led" } })
    await db.writer.deleteFrom("account").where("id", "=", member.id).execute()
    expect((await eraseAccount(house, account, now)).ok).toBe(true)
  })

  test("leaves one operator of two that go at once", async () => {
    const one = await made("operator", "one@example.org")
    const two = await made("operator", "two@example.org")
    const outcomes = await Promise.all([one, two].map((who) => eraseAccount(house, who, now)))
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ refusal: { code: "last-operator" } })
  })

  test("empties the drafts that nobody else has read", async () => {
    const draft = { proponent_id: account.id, state: "draft", statement: displayName }
    await makePetition(db, draft)
    await makePetition(db, { ...draft, state: "withdrawn", statement: "Said to all." })
    await eraseAccount(house, account, now)
    const rows = await db.read.selectFrom("petition").select("statement").orderBy("id").execute()
    expect(rows.map(({ statement }) => statement)).toEqual(["", "Said to all."])
  })

  test("destroys the letters that wait", async () => {
    await requestReset(house, { email, lang: "en" }, now)
    await eraseAccount(house, account, now)
    const waiting = await db.read.selectFrom("outbox").select("kind").execute()
    expect(waiting).toEqual([{ kind: "account-erased" }])
  })

  test("leaves no byte of address and name in the database's files, the outbox and the mail folder", async () => {
    const worker = makeWorker(house, folderTransport(house.dataDir))
    await requestReset(house, { email, lang: "en" }, now)
    await worker.runDue()
    await requestReset(house, { email, lang: "en" }, now)
    expect(traces(house, db)).not.toEqual([])
    await eraseAccount(house, account, now)
    await worker.runDue()
    expect(traces(house, db)).toEqual([])
    expect(await db.read.selectFrom("outbox").selectAll().execute()).toEqual([])
  })
})

/** Files in which the person can still be read. PostgreSQL's own files are not ours to read. */
function traces(house: TestHouse, db: TestDb): string[] {
  const mail = filesOf(join(house.dataDir, "mail"))
  const file = db.url.startsWith("sqlite:") ? db.url.slice("sqlite:".length) : undefined
  const files = file === undefined ? mail : [file, `${file}-wal`, ...mail]
  return files.filter((name) => {
    const bytes = readFileSync(name)
    return bytes.includes(displayName) || bytes.includes(email)
  })
}

function filesOf(folder: string): string[] {
  try {
    return readdirSync(folder).map((name) => join(folder, name))
  } catch {
    return []
  }
}
